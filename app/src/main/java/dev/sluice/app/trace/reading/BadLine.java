package dev.sluice.app.trace.reading;

import dev.sluice.app.text.Texts;

/**
 * A line that was not used.
 *
 * @param file its name
 * @param line number of the line, from 1
 * @param column name of the column or field, or "" for the line as a whole
 * @param value what stands there, clipped
 * @param expected what should
 */
public record BadLine(String file, long line, String column, String value, Expected expected) {
    public BadLine {
        column = Shown.clip(column, TraceLimits.SHOWN_CHARACTERS);
        value = Shown.clip(value, TraceLimits.SHOWN_CHARACTERS);
    }

    /** The place, the value and what is expected, on one line. */
    public String text(Texts texts) {
        var key = column.isEmpty() ? "trace.bad-row" : "trace.bad-value";
        return texts.format(key, file, line, column, value, expected.text(texts));
    }

    /** The same as the reason why reading stopped. */
    TraceFailure failure() {
        return new TraceFailure(
                "trace.strict", file, line, column.isEmpty() ? "-" : column, value, expected.text(Texts.english()));
    }
}
