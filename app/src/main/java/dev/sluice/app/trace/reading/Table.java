package dev.sluice.app.trace.reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of rows under a header. Columns are found by name, so their order does not matter and more of them do no harm.
 * Values are read straight from the bytes of the line.
 */
public final class Table implements AutoCloseable {
    /** What to do with a row. */
    @FunctionalInterface
    public interface RowReader {
        /** Reads the row that the table is at. */
        void read(Table row) throws BadValue, TraceFailure;
    }

    private final Lines lines;
    private final Reading reading;
    private final Fields fields;
    private final Words words = new Words();
    private final Clock clock = new Clock();
    private List<String> header = List.of();

    private Table(Lines lines, Reading reading, Fields fields) {
        this.lines = lines;
        this.reading = reading;
        this.fields = fields;
    }

    /** Opens a table with commas, where fields may stand in quotes. */
    public static Table open(TraceFile file, Reading reading) throws TraceFailure {
        return withHeader(new Table(file.open(), reading, new Fields(',', true)));
    }

    /** Opens a table with another sign between fields, where a quote is a sign like any other. */
    public static Table open(TraceFile file, Reading reading, char separator) throws TraceFailure {
        return withHeader(new Table(file.open(), reading, new Fields(separator, false)));
    }

    /** Opens a table that has no header. */
    public static Table headless(TraceFile file, Reading reading, List<String> columns) throws TraceFailure {
        var table = new Table(file.open(), reading, new Fields('\t', false));
        table.header = List.copyOf(columns);
        return table;
    }

    private static Table withHeader(Table table) throws TraceFailure {
        if (!table.lines.next()) {
            throw new TraceFailure("trace.empty", table.lines.name());
        }
        table.split();
        if (table.fields.count() > TraceLimits.COLUMNS) {
            throw new TraceFailure("trace.too-many-columns", table.lines.name(), TraceLimits.COLUMNS);
        }
        var names = new ArrayList<String>();
        for (int i = 0; i < table.fields.count(); i++) {
            names.add(table.string(i).strip());
        }
        table.header = names;
        return table;
    }

    /** A column that has to be there. */
    public Column column(String name) throws TraceFailure {
        var column = optional(name);
        if (!column.isThere()) {
            throw new TraceFailure("trace.column-missing", lines.name(), name, String.join(", ", header));
        }
        return column;
    }

    /** A column that may be there. */
    public Column optional(String name) {
        return new Column(name, header.indexOf(name));
    }

    /** Gives each row to a reader. Rows that it can't make sense of are bad lines; blank ones are none. */
    public void each(RowReader reader) throws TraceFailure {
        while (lines.next()) {
            if (lines.isBlank()) {
                continue;
            }
            split();
            try {
                if (fields.count() != header.size()) {
                    throw new BadValue("", lines.text(), Expected.of("trace.expected.fields", header.size()));
                }
                reader.read(this);
            } catch (BadValue bad) {
                reading.bad(bad.in(lines.name(), lines.number()));
            }
        }
    }

    private void split() {
        fields.split(lines.buffer(), lines.start(), lines.end());
    }

    /** Whether nothing stands in a column, or the table has none. */
    public boolean isEmpty(Column column) {
        return !column.isThere() || fields.start(column.index()) == fields.end(column.index());
    }

    /** What stands in a column, kept once for all rows: for words that come again. */
    public String word(Column column) {
        if (!column.isThere()) {
            return "";
        }
        int field = column.index();
        return fields.hasDoubledQuotes(field)
                ? string(field)
                : words.word(lines.buffer(), fields.start(field), fields.end(field));
    }

    /** The same as a name that the core takes; "" and what is missing are bad. */
    public String name(Column column) throws BadValue {
        var word = word(column);
        if (word.isBlank()) {
            throw new BadValue(column.name(), word, Expected.of("trace.expected.name"));
        }
        return Names.clean(word);
    }

    /** A name that hardly any other row has. */
    public String rareName(Column column) throws BadValue {
        if (isEmpty(column)) {
            throw new BadValue(column.name(), "", Expected.of("trace.expected.name"));
        }
        return Names.clean(string(column.index()));
    }

    private String string(int field) {
        int start = fields.start(field);
        var text = new String(lines.buffer(), start, fields.end(field) - start, StandardCharsets.UTF_8);
        return fields.hasDoubledQuotes(field) ? text.replace("\"\"", "\"") : text;
    }

    /** A whole number; one with a fraction of zeros is one, too. */
    public long integer(Column column, Range range) throws BadValue {
        return fixed(column, 0, range);
    }

    /**
     * A decimal number times a power of ten, rounded half up.
     *
     * @param digits the power
     * @param range of the result
     */
    public long fixed(Column column, int digits, Range range) throws BadValue {
        int start = fields.start(column.index());
        int end = fields.end(column.index());
        long value = Decimals.parse(lines.buffer(), start, end, digits);
        if (value == Decimals.BAD || !range.has(value)) {
            throw bad(column, digits == 0 ? Expected.integer(range) : Decimals.expected(range, digits));
        }
        return value;
    }

    /** A date with a time of day, read as UTC, in ms since 1970. */
    public long time(Column column) throws BadValue {
        int start = fields.start(column.index());
        long millis = clock.parse(lines.buffer(), start, fields.end(column.index()));
        if (millis < 0) {
            throw bad(column, Expected.of("trace.expected.time"));
        }
        return millis;
    }

    /** The row as bad for what stands in a column. */
    public BadValue bad(Column column, Expected expected) {
        return new BadValue(column.name(), column.isThere() ? string(column.index()) : "", expected);
    }

    /** Number of the line, from 1. */
    public long line() {
        return lines.number();
    }

    @Override
    public void close() {
        lines.close();
    }
}
