package dev.sluice.app.cli;

import dev.sluice.app.cli.api.Call;
import dev.sluice.app.cli.api.Client;
import dev.sluice.app.cli.json.Tree;
import dev.sluice.app.cli.table.Cell;
import dev.sluice.app.cli.table.Column;
import dev.sluice.app.cli.table.Table;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists centers and how much of each chip is in use there. */
@Command(name = "centers")
final class Centers implements Callable<Integer> {
    private final Root root;

    @Option(
            names = {"-w", "--watch"},
            arity = "0..1",
            fallbackValue = "2",
            paramLabel = "SECONDS")
    private @Nullable Integer watch;

    @Mixin
    private Output output = new Output();

    Centers(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        var client = root.client();
        output.print(root, watch, () -> listing(client));
        return Exit.OK.code();
    }

    private Listing listing(Client client) {
        var centers = client.send(Call.get("centers"));
        var table = new Table(columns());
        for (var center : centers.list("centers")) {
            var chips = center.list("chips").isEmpty() ? List.of(Tree.NOTHING) : center.list("chips");
            chips.forEach(chip -> table.add(cells(center, chip)));
        }
        var names = centers.list("centers").stream().map(c -> c.text("name")).toList();
        return new Listing(centers, table, names, root.say("cli.none.centers"));
    }

    private List<Column> columns() {
        return List.of(
                Column.text(root.say("cli.column.center"), 10),
                Column.text(root.say("cli.column.owner"), 6),
                Column.text(root.say("cli.column.engine")).ifRoom(),
                Column.number(root.say("cli.column.nodes")),
                Column.number(root.say("cli.column.not-up")).ifRoom(),
                Column.path(root.say("cli.column.chip"), 8),
                Column.number(root.say("cli.column.devices")),
                Column.number(root.say("cli.column.owned")),
                Column.number(root.say("cli.column.borrowed")),
                Column.number(root.say("cli.column.free")),
                Column.number(root.say("cli.column.unavailable")).ifRoom());
    }

    private List<Cell> cells(Tree center, Tree chip) {
        var name = center.text("name");
        return List.of(
                Cell.of(center.flag("emulated") ? root.say("cli.where.emulated", name) : name),
                Cell.of(center.text("owner")),
                Cell.of(center.text("engine")),
                Cell.of(center.text("nodes")),
                Cell.of(center.number("nodesDown") + center.number("nodesDrained")),
                Cell.of(chip.text("chip")),
                Cell.of(chip.text("devices")),
                Cell.of(Words.devices(chip.number("ownedMilli"))),
                Cell.of(Words.devices(chip.number("borrowedMilli"))),
                Cell.of(Words.devices(chip.number("freeMilli"))),
                Cell.of(Words.devices(chip.number("unavailableMilli"))));
    }
}
