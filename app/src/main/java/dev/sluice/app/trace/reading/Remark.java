package dev.sluice.app.trace.reading;

import dev.sluice.app.text.Texts;
import java.util.List;

/**
 * Something that a reader assumed, left out, counted or used a file for.
 *
 * @param code stable, the key of its text
 */
public record Remark(String code, List<String> arguments) {
    public Remark {
        arguments = List.copyOf(arguments);
    }

    /** For people. */
    public String text(Texts texts) {
        return texts.format(code, arguments.toArray());
    }
}
