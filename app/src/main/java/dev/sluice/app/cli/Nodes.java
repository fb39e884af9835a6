package dev.sluice.app.cli;

import dev.sluice.app.cli.api.Call;
import dev.sluice.app.cli.api.Client;
import dev.sluice.app.cli.json.Tree;
import dev.sluice.app.cli.table.Cell;
import dev.sluice.app.cli.table.Column;
import dev.sluice.app.cli.table.Style;
import dev.sluice.app.cli.table.Table;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists nodes with what is free on them and who holds the rest. */
@Command(name = "nodes")
final class Nodes implements Callable<Integer> {
    private final Root root;
    private final Words words;

    @Option(names = "--center", paramLabel = "NAME")
    private String center = "";

    @Option(names = "--chip", paramLabel = "ID")
    private String chip = "";

    @Option(names = "--status", paramLabel = "up|drained|down")
    private String status = "";

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N")
    private int limit = Integer.MAX_VALUE;

    @Option(
            names = {"-w", "--watch"},
            arity = "0..1",
            fallbackValue = "2",
            paramLabel = "SECONDS")
    private @Nullable Integer watch;

    @Mixin
    private Output output = new Output();

    Nodes(Root root) {
        this.root = root;
        this.words = new Words(root);
    }

    @Override
    public Integer call() {
        var client = root.client();
        output.print(root, watch, () -> listing(client));
        return Exit.OK.code();
    }

    private Listing listing(Client client) {
        var call = Call.get("nodes").with("center", center).with("chip", chip).with("status", status);
        var nodes = Pages.read(client, call, "nodes", limit);
        var table = new Table(columns());
        nodes.list("nodes").forEach(node -> table.add(cells(node)));
        var names = nodes.list("nodes").stream()
                .map(node -> node.text("center") + "/" + node.text("name"))
                .toList();
        return new Listing(nodes, table, names, root.say("cli.none.nodes"));
    }

    private List<Column> columns() {
        return List.of(
                Column.path(root.say("cli.column.node"), 10),
                Column.text(root.say("cli.column.center"), 8),
                Column.text(root.say("cli.column.status")),
                Column.path(root.say("cli.column.chip"), 8),
                Column.number(root.say("cli.column.devices")),
                Column.number(root.say("cli.column.used")),
                Column.number(root.say("cli.column.free")),
                Column.number(root.say("cli.column.bad")).ifRoom(),
                Column.number(root.say("cli.column.cores-free")).ifRoom(),
                Column.number(root.say("cli.column.memory-free")).ifRoom(),
                Column.number(root.say("cli.column.device-memory")).ifWide(),
                Column.text(root.say("cli.column.domains")).ifWide(),
                Column.text(root.say("cli.column.held-by"), 8));
    }

    private List<Cell> cells(Tree node) {
        long bad = node.list("devices").stream().filter(d -> !d.flag("healthy")).count();
        var name = node.text("center");
        return List.of(
                Cell.of(node.text("name")),
                Cell.of(node.flag("emulated") ? root.say("cli.where.emulated", name) : name),
                new Cell(words.word("status", node.text("status")), Words.style(node.text("status"))),
                Cell.of(node.text("chip")),
                Cell.of(node.list("devices").size()),
                Cell.of(Words.devices(sum(node, "usedMilli"))),
                Cell.of(Words.devices(sum(node, "freeMilli"))),
                new Cell(Long.toString(bad), bad == 0 ? Style.PLAIN : Style.BAD),
                Cell.of(Words.devices(node.number("cpuFreeMilli")) + "/" + Words.devices(node.number("cpuMilli"))),
                Cell.of(Words.memory(node.number("memoryFreeMib"))),
                Cell.of(Words.memory(node.number("deviceMemoryMib"))),
                Cell.of(node.list("domains").stream()
                        .map(domain -> domain.text("level") + "=" + domain.text("name"))
                        .collect(Collectors.joining(" "))),
                Cell.of(holders(node)));
    }

    private static long sum(Tree node, String name) {
        return node.list("devices").stream()
                .mapToLong(device -> device.number(name))
                .sum();
    }

    private String holders(Tree node) {
        var names = node.list("holders").stream()
                .map(holder -> holder.text("name"))
                .distinct()
                .collect(Collectors.joining(", "));
        long others = node.number("otherHolders");
        if (others == 0) {
            return names;
        }
        return names.isEmpty() ? root.say("cli.others", others) : names + " " + root.say("cli.more", others);
    }
}
