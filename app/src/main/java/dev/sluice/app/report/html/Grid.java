package dev.sluice.app.report.html;

import dev.sluice.app.report.markup.Markup;
import java.util.ArrayList;
import java.util.List;

/** A table of the page. The first column names the row. */
final class Grid {
    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();

    /**
     * A column.
     *
     * @param number whether it stands at the right
     * @param spare whether a phone leaves it out
     */
    record Column(String header, boolean number, boolean spare) {
        static Column text(String header) {
            return new Column(header, false, false);
        }

        static Column number(String header) {
            return new Column(header, true, false);
        }

        static Column spare(String header) {
            return new Column(header, true, true);
        }

        private String css() {
            return (number ? "number" : "text") + (spare ? " spare" : "");
        }
    }

    /** What stands in a field; {@code css} marks what is good, bad or faint, "" nothing. */
    record Cell(String text, String css) {
        static Cell of(String text) {
            return new Cell(text, "");
        }
    }

    Grid(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    void add(List<Cell> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns.size() + " columns");
        }
        rows.add(List.copyOf(cells));
    }

    void write(Markup out) {
        out.open("div", "class", "scroll").open("table");
        out.open("thead").open("tr");
        columns.forEach(column -> out.leaf("th", column.header(), "class", column.css(), "scope", "col"));
        out.close().close().open("tbody").line();
        rows.forEach(row -> write(row, out));
        out.close().close().close().line();
    }

    private void write(List<Cell> row, Markup out) {
        out.open("tr");
        out.leaf("th", row.getFirst().text(), "class", "name " + row.getFirst().css(), "scope", "row");
        for (int i = 1; i < row.size(); i++) {
            var cell = row.get(i);
            out.leaf("td", cell.text(), "class", (columns.get(i).css() + " " + cell.css()).strip());
        }
        out.close().line();
    }
}
