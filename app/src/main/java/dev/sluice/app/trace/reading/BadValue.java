package dev.sluice.app.trace.reading;

/**
 * What stands somewhere in a line makes no sense, so the line is not used. Thrown and caught a million times at worst.
 */
public final class BadValue extends Exception {
    private static final long serialVersionUID = 1;

    private final String column;
    private final String value;
    private final transient Expected expected;

    public BadValue(String column, String value, Expected expected) {
        super(column, null, false, false);
        this.column = column;
        this.value = value;
        this.expected = expected;
    }

    /** The line that it makes bad. */
    public BadLine in(String file, long line) {
        return new BadLine(file, line, column, value, expected);
    }
}
