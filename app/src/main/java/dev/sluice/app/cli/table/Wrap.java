package dev.sluice.app.cli.table;

import java.util.ArrayList;
import java.util.List;

/** Breaks prose into lines: between words, and anywhere in Chinese but before closing marks. */
public final class Wrap {
    private static final String NEVER_FIRST = "\uff0c\u3002\uff1b\uff1a\u3001\uff09\u300b\u201d\uff01\uff1f,.;:)!?";

    private Wrap() {}

    /** Lines of at most {@code cells}, where words allow it; a width of 0 keeps one line. */
    public static List<String> lines(String text, int cells) {
        var lines = new ArrayList<String>();
        if (cells < 1 || Width.of(text) <= cells) {
            return List.of(text);
        }
        var line = new StringBuilder();
        for (var piece : pieces(text)) {
            if (!line.isEmpty() && Width.of(line + piece.stripTrailing()) > cells) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? piece.stripLeading() : piece);
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    /** Parts between which a line may break; blanks stay with the part before them. */
    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        int from = 0;
        for (int i = 1; i < text.length(); i++) {
            if (breaks(text.charAt(i - 1), text.charAt(i))) {
                pieces.add(text.substring(from, i));
                from = i;
            }
        }
        pieces.add(text.substring(from));
        return pieces;
    }

    private static boolean breaks(char before, char after) {
        if (NEVER_FIRST.indexOf(after) >= 0 || after == ' ') {
            return false;
        }
        return before == ' ' || wide(before) || (wide(after) && before != '(' && before != '\uff08');
    }

    private static boolean wide(char c) {
        return (c >= '\u2e80' && c < '\ud800') || c >= '\uff00';
    }
}
