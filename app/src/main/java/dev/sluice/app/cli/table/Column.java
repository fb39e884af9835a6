package dev.sluice.app.cli.table;

/**
 * One column of a table.
 *
 * @param header its words, already in the reader's language
 * @param right whether its cells stand at the right, as numbers do
 * @param least cells that it may shrink to when the table is too wide; 0 = never shrinks
 * @param tail whether the end says more than the beginning, so that the beginning is cut off: paths, ids of chips
 * @param when at which width it is shown
 */
public record Column(String header, boolean right, int least, boolean tail, When when) {
    /** When a column is shown. */
    public enum When {
        /** In every table. */
        ALWAYS,
        /** Where there is room for it without shrinking another. */
        ROOM,
        /** In wide tables and CSV only. */
        WIDE
    }

    /** A text that keeps its width. */
    public static Column text(String header) {
        return new Column(header, false, 0, false, When.ALWAYS);
    }

    /** A text that may be cut to this many cells. */
    public static Column text(String header, int least) {
        return new Column(header, false, least, false, When.ALWAYS);
    }

    /** A text whose end says most, which may be cut to this many cells. */
    public static Column path(String header, int least) {
        return new Column(header, false, least, true, When.ALWAYS);
    }

    /** A number. */
    public static Column number(String header) {
        return new Column(header, true, 0, false, When.ALWAYS);
    }

    /** The same column, shown only where there is room. */
    public Column ifRoom() {
        return new Column(header, right, least, tail, When.ROOM);
    }

    /** The same column, shown in wide tables only. */
    public Column ifWide() {
        return new Column(header, right, least, tail, When.WIDE);
    }
}
