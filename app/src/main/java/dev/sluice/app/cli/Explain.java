package dev.sluice.app.cli;

import dev.sluice.app.cli.api.Call;
import dev.sluice.app.cli.json.Tree;
import dev.sluice.app.cli.table.Cell;
import dev.sluice.app.cli.table.Column;
import dev.sluice.app.cli.table.Style;
import dev.sluice.app.cli.table.Table;
import dev.sluice.app.cli.table.Width;
import dev.sluice.app.cli.table.Wrap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says why a workload stands where it stands, and what would let it start now. */
@Command(name = "explain")
final class Explain implements Callable<Integer> {
    private final Root root;
    private final Words words;

    @Parameters(paramLabel = "REF", descriptionKey = "REF")
    private String ref = "";

    @Mixin
    private Output output = new Output();

    Explain(Root root) {
        this.root = root;
        this.words = new Words(root);
    }

    @Override
    public Integer call() {
        var explanation = root.client().send(Call.get("workloads", ref, "explain"));
        switch (output.format()) {
            case JSON, YAML -> output.printed(root, explanation);
            case CSV -> places(explanation).csv(output.headers()).forEach(root.screen()::line);
            case NAME -> root.screen().line(explanation.at("verdict").text("code"));
            case TABLE, WIDE -> page(explanation);
        }
        return Exit.OK.code();
    }

    private void page(Tree explanation) {
        verdict(explanation);
        need(explanation.at("need"));
        if (explanation.has("deadline")) {
            prose(explanation.at("deadline").text("text"), "");
        }
        if (explanation.has("expectedStart")) {
            prose(explanation.at("expectedStart").text("text"), "");
        }
        if (!explanation.list("places").isEmpty()) {
            Facts.heading(root, "cli.explain.places");
            print(places(explanation));
        }
        if (!explanation.list("shares").isEmpty()) {
            Facts.heading(root, "cli.explain.shares");
            print(shares(explanation.list("shares")));
        }
        if (waits(explanation)) {
            points("cli.explain.ahead", explanation.list("ahead"), "cli.explain.nobody");
            points("cli.explain.changes", explanation.list("changes"), never(explanation));
        }
    }

    /** What to say when no change is known that would help: whether waiting does. */
    private static String never(Tree explanation) {
        return switch (explanation.at("verdict").text("code")) {
            case "no-such-node", "pool-too-small", "no-such-chip" -> "cli.explain.never";
            case "held" -> "cli.explain.held";
            default -> "cli.explain.no-change";
        };
    }

    private static boolean waits(Tree explanation) {
        return switch (explanation.text("state")) {
            case "waiting", "held", "reserved" -> true;
            default -> false;
        };
    }

    private void verdict(Tree explanation) {
        var screen = root.screen();
        var state = explanation.text("state");
        var title = root.say(
                "cli.explain.title",
                explanation.text("name"),
                explanation.text("id"),
                explanation.text("tenant"),
                words.word("state", state));
        screen.line(screen.paint(Width.clean(title), Words.style(state)));
        if (!Words.verdict(explanation).isEmpty()) {
            prose(Words.verdict(explanation), "");
        }
    }

    private void need(Tree need) {
        long tasks = need.number("tasks");
        var each = new Need(root, need).eachTask();
        var asked = tasks == 1 ? root.say("cli.explain.need-one", each) : root.say("cli.explain.need", tasks, each);
        root.screen().line("");
        prose(asked + where(need), "");
    }

    private String where(Tree need) {
        var where = "";
        if (!need.list("centers").isEmpty()) {
            where += root.say("cli.explain.only-centers", String.join(", ", need.texts("centers")));
        }
        var topology = need.text("topology").split(" ", 2);
        if (topology.length == 2) {
            where += root.say("cli.explain." + (topology[0].equals("prefer") ? "prefer" : "require"), topology[1]);
        }
        if (!need.text("spread").isEmpty()) {
            where += root.say("cli.explain.apart", need.text("spread"));
        }
        return where;
    }

    private Table places(Tree explanation) {
        var table = new Table(List.of(
                Column.text(root.say("cli.column.center"), 10),
                Column.path(root.say("cli.column.chip"), 8),
                Column.number(root.say("cli.column.devices")),
                Column.number(root.say("cli.column.free")),
                Column.number(root.say("cli.column.whole")),
                Column.number(root.say("cli.column.fit")),
                Column.text(root.say("cli.column.would"))));
        long tasks = explanation.at("need").number("tasks");
        for (var place : explanation.list("places")) {
            boolean fits = place.number("tasksThatFit") >= tasks;
            table.add(List.of(
                    Cell.of(center(place)),
                    Cell.of(place.text("chip")),
                    Cell.of(place.text("devices")),
                    Cell.of(Words.devices(place.number("freeMilli"))),
                    Cell.of(place.text("freeDevices")),
                    new Cell(
                            root.say("cli.explain.fit", place.number("tasksThatFit"), tasks),
                            fits ? Style.GOOD : Style.WAIT),
                    would(place)));
        }
        return table;
    }

    private Cell would(Tree place) {
        return place.has("rule")
                ? new Cell(root.say("cli.explain.ruled-out", place.text("rule")), Style.WAIT)
                : Cell.of(words.word("tier", place.flag("owned") ? "owned" : "borrowed"));
    }

    private String center(Tree place) {
        var center = place.text("center");
        return place.flag("emulated") ? root.say("cli.where.emulated", center) : center;
    }

    private Table shares(List<Tree> shares) {
        var table = new Table(List.of(
                Column.path(root.say("cli.column.tenant"), 10),
                Column.path(root.say("cli.column.chip"), 8),
                Column.number(root.say("cli.column.used")),
                Column.number(root.say("cli.column.guarantee")),
                Column.number(root.say("cli.column.limit")),
                Column.number(root.say("cli.column.borrowed-mean"))));
        for (var share : shares) {
            table.add(List.of(
                    Cell.of(share.text("tenant")),
                    Cell.of(share.text("chip")),
                    Cell.of(Words.devices(share.number("usedMilli"))),
                    Cell.of(Words.devices(share.number("guaranteeMilli"))),
                    Cell.of(share.has("limitMilli") ? Words.devices(share.number("limitMilli")) : "-"),
                    Cell.of(Words.devices(share.number("borrowedMeanMilli")))));
        }
        return table;
    }

    private void points(String heading, List<Tree> points, String none) {
        Facts.heading(root, heading);
        if (points.isEmpty()) {
            prose(root.say(none), "  ");
        }
        for (var point : points) {
            prose(point.text("text"), "- ");
        }
    }

    /** Wrapped lines; the first begins with {@code lead}, the others with as many blanks. */
    private void prose(String text, String lead) {
        var screen = root.screen();
        int room = screen.width() == 0 ? 0 : Math.min(screen.width(), 100) - lead.length();
        var before = lead;
        for (var line : Wrap.lines(Width.clean(text), room)) {
            screen.line(before + line);
            before = " ".repeat(lead.length());
        }
    }

    private void print(Table table) {
        var screen = root.screen();
        boolean wide = output.format() == Format.WIDE;
        table.lines(new Table.View(screen.width(), wide, output.headers(), screen.colours()))
                .forEach(screen::line);
    }
}
