package dev.sluice.app.cli.table;

/** One field of a table: clean text and its style. */
public record Cell(String text, Style style) {
    public Cell {
        text = Width.clean(text);
    }

    /** Plain text. */
    public static Cell of(String text) {
        return new Cell(text, Style.PLAIN);
    }

    /** A number. */
    public static Cell of(long number) {
        return new Cell(Long.toString(number), Style.PLAIN);
    }
}
