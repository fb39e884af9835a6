package dev.sluice.app.cli;

import dev.sluice.app.cli.api.Call;
import dev.sluice.app.cli.api.Client;
import dev.sluice.app.cli.json.Tree;
import dev.sluice.app.cli.table.Cell;
import dev.sluice.app.cli.table.Column;
import dev.sluice.app.cli.table.Table;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows everything about a workload: what it asks for, where it stands, its tasks and what happened to it. */
@Command(name = "describe")
final class Describe implements Callable<Integer> {
    private final Root root;
    private final Words words;

    @Parameters(paramLabel = "REF", descriptionKey = "REF")
    private String ref = "";

    @Mixin
    private Output output = new Output();

    Describe(Root root) {
        this.root = root;
        this.words = new Words(root);
    }

    @Override
    public Integer call() {
        var client = root.client();
        var workload = client.send(Call.get("workloads", ref));
        switch (output.format()) {
            case JSON, YAML -> output.printed(root, workload);
            case NAME, CSV -> root.screen().line(workload.text("id"));
            case TABLE, WIDE -> page(client, workload);
        }
        return Exit.OK.code();
    }

    private void page(Client client, Tree workload) {
        standing(workload);
        Facts.heading(root, "cli.describe.asks");
        asks(workload);
        if (workload.has("promised")) {
            Facts.heading(root, "cli.describe.promised");
            tasks(workload.at("promised").list("placements"), false);
        }
        if (workload.has("attempt")) {
            Facts.heading(root, "cli.describe.attempt");
            attempt(workload.at("attempt"));
            root.screen().line("");
            tasks(workload.at("attempt").list("tasks"), true);
        }
        Facts.heading(root, "cli.describe.events");
        events(client, workload);
    }

    private void standing(Tree workload) {
        var state = words.word("state", workload.text("state"));
        var emulated = workload.flag("emulated") ? root.say("cli.emulated") : "";
        new Facts(root)
                .add("cli.fact.name", workload.text("name"))
                .add("cli.fact.id", workload.text("id"))
                .add("cli.fact.kind", words.word("kind", workload.text("kind")))
                .add("cli.fact.tenant", workload.text("tenant"))
                .add("cli.fact.user", workload.text("user"))
                .add("cli.fact.state", state)
                .add("cli.fact.why", Words.verdict(workload))
                .add("cli.fact.emulated", emulated)
                .add("cli.fact.exit", workload.has("exitCode") ? workload.text("exitCode") : "")
                .add("cli.fact.submitted", when(workload, "submittedMillis"))
                .add("cli.fact.started", when(workload, "startedMillis"))
                .add("cli.fact.ended", when(workload, "endedMillis"))
                .print();
    }

    private void asks(Tree workload) {
        var times = workload.at("times");
        var run = workload.at("run");
        var retries = root.say(
                "cli.describe.retries",
                workload.number("retries"),
                workload.number("failures"),
                workload.number("stops"));
        new Facts(root)
                .add("cli.fact.tasks", sizes(workload))
                .add("cli.fact.each", new Need(root, workload).eachTask())
                .add("cli.fact.centers", String.join(", ", workload.texts("centers")))
                .add("cli.fact.topology", topology(workload.at("topology")))
                .add("cli.fact.spread", workload.at("topology").text("spread"))
                .add("cli.fact.priority", words.word("priority", workload.text("priority")))
                .add("cli.fact.runtime", span(times, "runtimeMillis"))
                .add("cli.fact.limit", span(times, "limitMillis"))
                .add("cli.fact.deadline", when(workload, "deadlineMillis"))
                .add("cli.fact.checkpoint", span(times, "checkpointMillis"))
                .add("cli.fact.grace", span(times, "graceMillis"))
                .add("cli.fact.idle", idle(times))
                .add("cli.fact.retries", retries)
                .add("cli.fact.image", run.text("image"))
                .add("cli.fact.command", command(run.texts("command")))
                .add("cli.fact.directory", run.text("directory"))
                .add("cli.fact.env", environment(run))
                .print();
    }

    /** How many tasks, and of work whose size may change how many it may have and has now. */
    private String sizes(Tree workload) {
        var tasks = workload.text("tasks");
        if (!workload.has("elastic")) {
            return tasks;
        }
        var elastic = workload.at("elastic");
        var sizes = root.say(
                "cli.describe.elastic", tasks, elastic.number("min"), elastic.number("max"), elastic.number("step"));
        return workload.has("tasksNow") ? root.say("cli.describe.now", sizes, workload.number("tasksNow")) : sizes;
    }

    private String idle(Tree times) {
        if (times.number("idleParkMillis") == 0 && times.number("idleWarnMillis") == 0) {
            return "";
        }
        return root.say("cli.describe.idle", span(times, "idleWarnMillis"), span(times, "idleParkMillis"));
    }

    private void attempt(Tree attempt) {
        new Facts(root)
                .add("cli.fact.number", attempt.text("number"))
                .add("cli.fact.where", attempt.text("center") + " / " + attempt.text("chip"))
                .add("cli.fact.tier", words.word("tier", attempt.text("tier")))
                .add("cli.fact.placed", when(attempt, "placedMillis"))
                .add("cli.fact.started", when(attempt, "startedMillis"))
                .add("cli.fact.stop", words.word("stop", attempt.text("stopReason")))
                .print();
    }

    private void tasks(List<Tree> tasks, boolean started) {
        var table = new Table(List.of(
                Column.number(root.say("cli.column.rank")),
                Column.text(root.say("cli.column.node"), 10),
                Column.text(root.say("cli.column.devices"), 8),
                Column.text(started ? root.say("cli.column.state") : ""),
                Column.text(started ? root.say("cli.column.end") : "", 10)));
        for (var task : tasks) {
            table.add(List.of(
                    Cell.of(task.text("rank")),
                    Cell.of(task.text("node")),
                    Cell.of(String.join(",", task.texts("devices"))),
                    new Cell(words.word("task", task.text("state")), Words.style(task.text("state"))),
                    Cell.of(words.exit(task))));
        }
        var screen = root.screen();
        table.lines(new Table.View(screen.width(), false, true, screen.colours()))
                .forEach(screen::line);
    }

    private void events(Client client, Tree workload) {
        var id = workload.text("id");
        var events = Pages.read(client, Call.get("workloads", id, "events"), "events", 1000);
        var table = new EventTable(root);
        events.list("events").forEach(table::add);
        table.print();
    }

    private String when(Tree tree, String name) {
        return tree.has(name) ? words.when(tree.number(name)) : "";
    }

    private static String span(Tree times, String name) {
        return times.number(name) == 0 ? "" : Words.span(times.number(name));
    }

    private String topology(Tree topology) {
        var level = topology.text("level");
        // To be in one center if possible is what everybody asks for.
        if (level.isEmpty() || level.equals("center") && !topology.flag("required")) {
            return "";
        }
        return root.say(topology.flag("required") ? "cli.topology.require" : "cli.topology.prefer", level);
    }

    private static String environment(Tree run) {
        return run.fieldsOf("env").entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().asText())
                .collect(Collectors.joining("  "));
    }

    /** The program and its arguments as a shell would take them. */
    private static String command(List<String> words) {
        return words.stream()
                .map(word -> word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }
}
