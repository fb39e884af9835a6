package dev.sluice.app.trace.reading;

/**
 * A column of a table.
 *
 * @param index its place, from 0; -1 = the table has none of this name
 */
public record Column(String name, int index) {
    /** Whether the table has it. */
    public boolean isThere() {
        return index >= 0;
    }
}
