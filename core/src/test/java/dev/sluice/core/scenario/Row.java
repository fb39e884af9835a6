package dev.sluice.core.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A line of a table.
 *
 * @param part the word of the first cell, repeated downwards: pool, tenants, when or then
 * @param heads whether this line carries that word itself
 * @param cells what follows it
 */
record Row(String part, boolean heads, List<String> cells) {
    Row {
        cells = List.copyOf(cells);
    }

    static List<Row> parse(String table) {
        var rows = new ArrayList<Row>();
        String part = "";
        for (var line : table.lines().filter(text -> !text.isBlank()).toList()) {
            var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            boolean heads = !cells.getFirst().isEmpty();
            part = heads ? cells.getFirst() : part;
            rows.add(new Row(part, heads, cells.subList(1, cells.size())));
        }
        return rows;
    }

    String cell(int index) {
        return index < cells.size() ? cells.get(index) : "";
    }
}
