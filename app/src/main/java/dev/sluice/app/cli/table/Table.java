package dev.sluice.app.cli.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rows under headers.
 *
 * <p>Goal: all that matters within the width. Method: the columns of every table stand at their natural width; those of
 * {@link Column.When#ROOM} join from the left while the line still fits; if even the first are too wide, the widest of
 * those that may shrink loses a cell until the line fits. What can't shrink is never cut: a wrapped line is better than
 * a wrong number.
 */
public final class Table {
    private static final String GAP = "  ";
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();

    public Table(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    /** Adds a row with one cell for each column. */
    public void add(List<Cell> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns.size() + " columns");
        }
        rows.add(List.copyOf(cells));
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** How a table is shown: cells of the line (0 = as many as it takes), all columns, headers, colours. */
    public record View(int width, boolean wide, boolean headers, boolean colours) {}

    /** The lines of the table, none with a blank at its end. */
    public List<String> lines(View view) {
        int[] natural = naturalWidths(view.headers());
        var shown = shown(view, natural);
        int[] widths = view.wide() || view.width() == 0 ? natural : fitted(view.width(), natural, shown);
        var lines = new ArrayList<String>();
        if (view.headers()) {
            lines.add(line(headerCells(), shown, widths, view.colours()));
        }
        rows.forEach(row -> lines.add(line(row, shown, widths, view.colours())));
        return lines;
    }

    /** RFC 4180 with all columns. A text that a spreadsheet would take for a formula gets an apostrophe. */
    public List<String> csv(boolean headers) {
        var lines = new ArrayList<String>();
        if (headers) {
            lines.add(csvLine(headerCells()));
        }
        rows.forEach(row -> lines.add(csvLine(row)));
        return lines;
    }

    private List<Cell> headerCells() {
        return columns.stream()
                .map(column -> new Cell(column.header(), Style.STRONG))
                .toList();
    }

    private int[] naturalWidths(boolean headers) {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = headers ? Width.of(columns.get(i).header()) : 0;
            for (var row : rows) {
                widths[i] = Math.max(widths[i], Width.of(row.get(i).text()));
            }
        }
        return widths;
    }

    private boolean[] shown(View view, int[] natural) {
        var shown = new boolean[columns.size()];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = view.wide() || columns.get(i).when() == Column.When.ALWAYS;
        }
        for (int i = 0; i < shown.length && view.width() > 0; i++) {
            if (columns.get(i).when() == Column.When.ROOM
                    && total(natural, shown) + natural[i] + GAP.length() <= view.width()) {
                shown[i] = true;
            }
        }
        return shown;
    }

    private int[] fitted(int width, int[] natural, boolean[] shown) {
        int[] widths = Arrays.copyOf(natural, natural.length);
        for (int over = total(widths, shown) - width; over > 0; over--) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                int least = columns.get(i).least();
                if (shown[i] && least > 0 && widths[i] > least && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static int total(int[] widths, boolean[] shown) {
        int total = -GAP.length();
        for (int i = 0; i < widths.length; i++) {
            total += shown[i] ? widths[i] + GAP.length() : 0;
        }
        return total;
    }

    private String line(List<Cell> cells, boolean[] shown, int[] widths, boolean colours) {
        var line = new StringBuilder();
        boolean first = true;
        for (int i = 0; i < widths.length; i++) {
            if (shown[i]) {
                line.append(first ? "" : GAP);
                first = false;
                var whole = cells.get(i).text();
                var text = columns.get(i).tail() ? Width.cutStart(whole, widths[i]) : Width.cut(whole, widths[i]);
                int blanks = widths[i] - Width.of(text);
                var painted = cells.get(i).style().paint(text, colours);
                var pad = " ".repeat(Math.max(0, blanks));
                line.append(columns.get(i).right() ? pad + painted : painted + pad);
            }
        }
        return line.toString().stripTrailing();
    }

    private static String csvLine(List<Cell> cells) {
        return cells.stream().map(cell -> csvField(cell.text())).collect(Collectors.joining(","));
    }

    private static String csvField(String text) {
        boolean formula = text.length() > 1
                && "=+-@".indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
        var safe = formula ? "'" + text : text;
        var quoted = safe.indexOf(',') >= 0 || safe.indexOf('"') >= 0;
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
