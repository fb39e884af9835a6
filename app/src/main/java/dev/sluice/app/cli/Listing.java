package dev.sluice.app.cli;

import dev.sluice.app.cli.json.Tree;
import dev.sluice.app.cli.table.Table;
import java.util.List;

/**
 * Something to print in any format.
 *
 * @param document what the server said
 * @param table the same for people
 * @param names what other verbs take as an argument, one for each row
 * @param none said beside an empty table
 */
record Listing(Tree document, Table table, List<String> names, String none) {}
