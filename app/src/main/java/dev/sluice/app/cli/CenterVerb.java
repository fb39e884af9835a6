package dev.sluice.app.cli;

import dev.sluice.app.cli.api.Call;
import dev.sluice.app.cli.json.Tree;
import dev.sluice.app.cli.json.Trees;
import dev.sluice.app.cli.table.Cell;
import dev.sluice.app.cli.table.Column;
import dev.sluice.app.cli.table.Style;
import dev.sluice.app.cli.table.Table;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds centers to the pool, and looks at whether they work. */
@Command(name = "center")
final class CenterVerb implements Runnable {
    private final Root root;

    CenterVerb(Root root) {
        this.root = root;
    }

    @Override
    public void run() {
        throw new Failure(Exit.USAGE, root.say("cli.usage.inner", "sluice center", "add, check"));
    }

    /** Adds a center. */
    @Command(name = "add")
    static final class Add implements Callable<Integer> {
        private final Root root;

        @Parameters(paramLabel = "KIND", descriptionKey = "KIND")
        private String kind = "";

        @Option(names = "--name", paramLabel = "NAME")
        private String name = "slurm-1";

        @Option(names = "--owner", paramLabel = "TENANT")
        private String owner = "default";

        @Option(names = "--url", paramLabel = "URL")
        private String url = "";

        @Option(names = "--user", paramLabel = "USER")
        private String user = "";

        @Option(names = "--jwt-file", paramLabel = "FILE")
        private String jwtFile = "";

        @Option(names = "--shared", required = true, paramLabel = "DIRECTORY")
        private String shared = "";

        @Option(names = "--partition", paramLabel = "NAME")
        private String partition = "";

        @Option(names = "--account", paramLabel = "NAME")
        private String account = "";

        @Option(names = "--reservation", paramLabel = "NAME")
        private String reservation = "";

        @Option(names = "--chip", paramLabel = "TYPE=CHIP")
        private Map<String, String> chips = new LinkedHashMap<>();

        @Mixin
        private Output output = new Output();

        Add(Root root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            var wanted = Tree.object();
            put(wanted, "kind", kind);
            put(wanted, "name", name);
            put(wanted, "owner", owner);
            put(wanted, "url", url);
            put(wanted, "user", user);
            put(wanted, "tokenFile", jwtFile);
            put(wanted, "shared", shared);
            put(wanted, "partition", partition);
            put(wanted, "account", account);
            put(wanted, "reservation", reservation);
            if (!chips.isEmpty()) {
                var map = Tree.object();
                chips.forEach((type, chip) -> map.fields().put(type, Tree.of(chip)));
                wanted.fields().put("chips", map);
            }
            var bytes = Trees.jsonLine(wanted).getBytes(StandardCharsets.UTF_8);
            var added = root.client().send(Call.post("centers").body("application/json", bytes));
            if (!output.printed(root, added) && !root.quiet()) {
                root.screen().line(root.say("cli.center.added", added.text("name"), added.text("owner")));
                root.note("cli.center.check-it", added.text("name"));
            }
            return Exit.OK.code();
        }

        private static void put(Tree.Fields tree, String name, String value) {
            if (!value.isEmpty()) {
                tree.fields().put(name, Tree.of(value));
            }
        }
    }

    /** Looks at a center step by step. */
    @Command(name = "check")
    static final class Check implements Callable<Integer> {
        private final Root root;

        @Parameters(paramLabel = "NAME", descriptionKey = "NAME")
        private String name = "";

        @Mixin
        private Output output = new Output();

        Check(Root root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            var check = root.client().send(Call.get("centers", name, "check"));
            var table = new Table(List.of(
                    Column.text(root.say("cli.column.step"), 8),
                    Column.text(root.say("cli.column.outcome")),
                    Column.text(root.say("cli.column.found"), 20)));
            var steps = check.list("steps");
            for (var step : steps) {
                table.add(List.of(Cell.of(step.text("step")), outcome(step), Cell.of(step.text("text"))));
            }
            var names = steps.stream().map(step -> step.text("step")).toList();
            output.print(root, new Listing(check, table, names, ""));
            steps.stream()
                    .filter(step -> !step.text("mend").isEmpty())
                    .forEach(step -> root.note("cli.center.mend", step.text("step"), step.text("mend")));
            return check.flag("works") ? Exit.OK.code() : Exit.FAILURE.code();
        }

        private Cell outcome(Tree step) {
            var word = step.text("outcome");
            var style = switch (word) {
                case "works" -> Style.GOOD;
                case "fails" -> Style.BAD;
                case "attend" -> Style.WAIT;
                default -> Style.FAINT;
            };
            return new Cell(root.say("cli.center." + word), style);
        }
    }
}
