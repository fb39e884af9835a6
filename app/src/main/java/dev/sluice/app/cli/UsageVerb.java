package dev.sluice.app.cli;

import dev.sluice.app.bill.Money;
import dev.sluice.app.cli.api.Call;
import dev.sluice.app.cli.json.Tree;
import dev.sluice.app.cli.table.Cell;
import dev.sluice.app.cli.table.Column;
import dev.sluice.app.cli.table.Style;
import dev.sluice.app.cli.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows who used how much. */
@Command(name = "usage")
final class UsageVerb implements Callable<Integer> {
    private final Root root;

    @Option(names = "--by", split = ",", paramLabel = "WHAT")
    private List<String> by = List.of("tenant", "chip", "tier");

    @Option(
            names = {"-t", "--tenant"},
            paramLabel = "PATH")
    private String tenant = "";

    @Option(names = "--period", paramLabel = "YYYY-MM")
    private String period = "";

    @Option(names = "--from", paramLabel = "TIME")
    private String from = "";

    @Option(names = "--to", paramLabel = "TIME")
    private String to = "";

    @Mixin
    private Output output = new Output();

    UsageVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        var call = Call.get("usage")
                .with("by", String.join(",", by))
                .with("tenant", tenant)
                .with("period", period)
                .with("from", from)
                .with("to", to);
        output.print(root, listing(root.client().send(call)));
        return Exit.OK.code();
    }

    private Listing listing(Tree usage) {
        var words = new Words(root);
        var dimensions = usage.texts("by");
        var columns = new ArrayList<Column>();
        dimensions.forEach(dimension -> columns.add(Column.text(root.say("cli.column." + dimension), 8)));
        for (var hours : List.of("allocated", "active", "useful", "lost", "open")) {
            columns.add(Column.number(root.say("cli.column.hours-" + hours)));
        }
        var table = new Table(columns);
        for (var group : usage.list("groups")) {
            var cells = new ArrayList<Cell>();
            for (var dimension : dimensions) {
                var value = group.at("key").text(dimension);
                cells.add(Cell.of(dimension.equals("tier") ? words.word("tier", value) : value));
            }
            cells.addAll(times(group.at("time")));
            table.add(cells);
        }
        if (dimensions.isEmpty()
                || output.format() == Format.TABLE && usage.list("groups").size() > 1) {
            var cells = new ArrayList<Cell>();
            dimensions.forEach(dimension -> cells.add(Cell.of(cells.isEmpty() ? root.say("cli.usage.total") : "")));
            cells.addAll(times(usage.at("total")));
            table.add(cells);
        }
        var names = usage.list("groups").stream()
                .map(group -> dimensions.isEmpty() ? "" : group.at("key").text(dimensions.getFirst()))
                .distinct()
                .toList();
        return new Listing(usage, table, names, root.say("cli.none.usage"));
    }

    private List<Cell> times(Tree time) {
        return List.of(
                Cell.of(Money.hours(time.number("allocated"))),
                // There is no telemetry, and nobody guesses.
                new Cell(root.say("cli.usage.unknown"), Style.FAINT),
                Cell.of(Money.hours(time.number("useful"))),
                Cell.of(Money.hours(time.number("lost"))),
                Cell.of(Money.hours(time.number("open"))));
    }
}
