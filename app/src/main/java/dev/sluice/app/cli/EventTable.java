package dev.sluice.app.cli;

import dev.sluice.app.cli.json.Tree;
import dev.sluice.app.cli.table.Cell;
import dev.sluice.app.cli.table.Column;
import dev.sluice.app.cli.table.Style;
import dev.sluice.app.cli.table.Table;
import java.util.ArrayList;
import java.util.List;

/** Events as lines for people. */
final class EventTable {
    private final Root root;
    private final Words words;
    private final Table table;

    EventTable(Root root) {
        this.root = root;
        this.words = new Words(root);
        this.table = new Table(List.of(
                Column.text(root.say("cli.column.time")),
                Column.text(root.say("cli.column.event")),
                Column.text(root.say("cli.column.subject"), 10),
                Column.text(root.say("cli.column.details"), 16)));
    }

    void add(Tree event) {
        table.add(cells(event));
    }

    Table table() {
        return table;
    }

    void print() {
        var screen = root.screen();
        table.lines(new Table.View(screen.width(), false, true, screen.colours()))
                .forEach(screen::line);
    }

    /** One event in one line, for streams. */
    String line(Tree event) {
        var cells = cells(event);
        return cells.get(0).text() + "  " + cells.get(1).text() + "  "
                + cells.get(2).text() + "  " + cells.get(3).text();
    }

    private List<Cell> cells(Tree event) {
        var type = event.text("type");
        return List.of(
                new Cell(words.timeBriefly(event.number("atMillis")), Style.FAINT),
                Cell.of(words.word("event", event.has("on") && !event.flag("on") ? type + ".off" : type)),
                Cell.of(subject(event)),
                Cell.of(details(event)));
    }

    private static String subject(Tree event) {
        var name = event.text("name");
        return event.has("workload") ? (event.text("workload") + " " + name).strip() : name;
    }

    /** Whether the verdict or the exit code says the reason better. */
    private static boolean told(Tree event) {
        return event.has("verdict") || List.of("exited", "signalled").contains(event.text("reason"));
    }

    private String details(Tree event) {
        var details = new ArrayList<String>();
        if (event.has("rank")) {
            details.add(root.say("cli.event-rank", event.number("rank")));
        }
        if (event.has("center")) {
            details.add(event.has("chip") ? event.text("center") + "/" + event.text("chip") : event.text("center"));
        }
        if (event.has("tier")) {
            details.add(words.word("tier", event.text("tier")));
        }
        if (!event.list("nodes").isEmpty()) {
            details.add(
                    String.join(" ", event.texts("nodes").stream().distinct().toList()));
        }
        if (event.has("end")) {
            details.add(words.word("state", event.text("end")));
        }
        if (event.has("exitCode")) {
            details.add(root.say("cli.exit", event.number("exitCode")));
        }
        if (event.has("reason") && !told(event)) {
            details.add(words.word("stop", event.text("reason")));
        }
        if (event.has("actor")) {
            details.add(root.say("cli.by", event.text("actor")));
        }
        if (event.has("verdict")) {
            details.add(event.at("verdict").text("text").strip());
        }
        return root.list(details);
    }
}
