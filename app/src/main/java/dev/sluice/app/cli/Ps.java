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

/** Lists workloads. */
@Command(name = "ps")
final class Ps implements Callable<Integer> {
    private final Root root;
    private final Words words;

    @Option(names = {"-a", "--all"})
    private boolean all;

    @Option(
            names = {"-t", "--tenant"},
            paramLabel = "PATH")
    private String tenant = "";

    @Option(
            names = {"-u", "--user"},
            paramLabel = "NAME")
    private String user = "";

    @Option(names = "--name", paramLabel = "NAME")
    private String name = "";

    @Option(names = "--state", paramLabel = "STATE[,STATE]")
    private String state = "";

    @Option(names = "--center", paramLabel = "NAME")
    private String center = "";

    @Option(names = "--chip", paramLabel = "ID")
    private String chip = "";

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

    @Option(names = "--start")
    private boolean start;

    @Mixin
    private Output output = new Output();

    Ps(Root root) {
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
        var call = Call.get("workloads")
                .with("all", all)
                .with("tenant", tenant)
                .with("user", user)
                .with("name", name)
                .with("state", state)
                .with("center", center)
                .with("chip", chip);
        var workloads = Pages.read(client, call, "workloads", limit);
        var table = new Table(columns());
        workloads.list("workloads").forEach(workload -> table.add(cells(workload)));
        var names = workloads.list("workloads").stream().map(w -> w.text("id")).toList();
        return new Listing(workloads, table, names, root.say(all ? "cli.none.workloads" : "cli.none.live"));
    }

    private List<Column> columns() {
        var who = Column.text(root.say("cli.column.user"), 6).ifRoom();
        return List.of(
                Column.number(root.say("cli.column.id")),
                Column.text(root.say("cli.column.name"), 9),
                Column.path(root.say("cli.column.tenant"), 7),
                start ? Column.text(root.say("cli.column.start")) : who,
                Column.text(root.say("cli.column.state")),
                Column.text(root.say("cli.column.priority")).ifRoom(),
                Column.number(root.say("cli.column.tasks")),
                Column.number(root.say("cli.column.devs")),
                Column.path(root.say("cli.column.chip"), 6),
                Column.number(root.say("cli.column.age")),
                Column.number(root.say("cli.column.ran")).ifRoom(),
                Column.text(root.say("cli.column.kind")).ifWide(),
                Column.text(root.say("cli.column.center")).ifWide(),
                Column.text(root.say("cli.column.tier")).ifWide(),
                Column.number(root.say("cli.column.attempts")).ifWide(),
                Column.number(root.say("cli.column.exit")).ifWide(),
                Column.text(root.say("cli.column.why"), 15));
    }

    private List<Cell> cells(Tree workload) {
        return List.of(
                Cell.of(workload.text("id")),
                Cell.of(workload.text("name")),
                Cell.of(workload.text("tenant")),
                Cell.of(start ? startsIn(workload) : workload.text("user")),
                words.state(workload.text("state")),
                Cell.of(words.word("priority", workload.text("priority"))),
                Cell.of(workload.text(workload.has("tasksNow") ? "tasksNow" : "tasks")),
                Cell.of(Words.allDevices(workload)),
                Cell.of(output.format() == Format.CSV ? words.chip(workload) : words.chipBriefly(workload)),
                words.age(workload.number("submittedMillis")),
                Cell.of(ran(workload)),
                Cell.of(words.word("kind", workload.text("kind"))),
                Cell.of(workload.text("center")),
                Cell.of(words.word("tier", workload.text("tier"))),
                Cell.of(workload.text("attempts")),
                Cell.of(workload.text("exitCode")),
                words.why(workload));
    }

    /** From when to when a workload that waits is expected to start, from now on. */
    private String startsIn(Tree workload) {
        if (!workload.has("expectedStart")) {
            return "";
        }
        var expected = workload.at("expectedStart");
        var from = Words.span(Math.max(0, expected.number("fromMillis") - root.now()));
        return expected.has("toMillis")
                ? root.say("cli.ps.start-between", from, Words.span(expected.number("toMillis") - root.now()))
                : root.say("cli.ps.start-open", from);
    }

    private String ran(Tree workload) {
        if (!workload.has("startedMillis")) {
            return "";
        }
        long until = workload.has("endedMillis") ? workload.number("endedMillis") : root.now();
        return Words.span(until - workload.number("startedMillis"));
    }
}
