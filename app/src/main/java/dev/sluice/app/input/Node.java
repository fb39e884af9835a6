package dev.sluice.app.input;

import java.util.LinkedHashMap;
import java.util.List;

/** A piece of a document with its place, from 1. Scalars are as written: who asks decides the type. */
sealed interface Node {
    int line();

    int column();

    /** How a scalar is written, which tells {@code 4} from {@code "4"}. */
    enum Style {
        /** Without quotes in YAML: anything that its text can be read as. */
        PLAIN,
        /** A text and nothing else. */
        QUOTED,
        /** A JSON number, true, false or null: anything but a text. */
        JSON_LITERAL
    }

    record Scalar(String text, Style style, int line, int column) implements Node {
        /** Whether nothing was written, or an explicit null. */
        boolean isNull() {
            return style != Style.QUOTED
                    && switch (text) {
                        case "", "~", "null", "Null", "NULL" -> true;
                        default -> false;
                    };
        }

        /** The text as the writer sees it, with quotes where they are what is wrong. */
        String written() {
            return style == Style.QUOTED ? '"' + text + '"' : text;
        }
    }

    record Items(List<Node> nodes, int line, int column) implements Node {}

    /** Keys in the order of the file. */
    record Entries(LinkedHashMap<String, Entry> byKey, int line, int column) implements Node {}

    record Entry(Scalar key, Node value) {}
}
