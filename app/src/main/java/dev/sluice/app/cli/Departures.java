package dev.sluice.app.cli;

import dev.sluice.app.cli.json.Tree;
import dev.sluice.app.cli.json.Trees;
import dev.sluice.app.cli.table.Cell;
import dev.sluice.app.cli.table.Column;
import dev.sluice.app.cli.table.Table;
import dev.sluice.app.report.Figures;
import dev.sluice.core.replay.QueueOutcome;
import java.util.ArrayList;
import java.util.List;

/** Prints what place policies make of work that comes, waits and leaves. */
final class Departures {
    private final Root root;
    private final List<QueueOutcome> outcomes;
    private final List<Long> seeds;

    /** Outcomes in the order of list, policy and load, one for each seed. */
    Departures(Root root, List<QueueOutcome> outcomes, List<Long> seeds) {
        this.root = root;
        this.outcomes = outcomes;
        this.seeds = seeds;
    }

    void print(boolean json) {
        if (json) {
            root.screen().text(Trees.json(document()));
        } else {
            var screen = root.screen();
            table().lines(new Table.View(screen.width(), false, true, screen.colours()))
                    .forEach(screen::line);
        }
        root.screen().flush();
    }

    private Table table() {
        var columns = new ArrayList<Column>();
        for (var key : List.of("list", "policy")) {
            columns.add(Column.text(root.say("cli.departures." + key)));
        }
        for (var key : List.of("load", "allocated", "mean", "p99", "largest")) {
            columns.add(Column.number(root.say("cli.departures." + key)));
        }
        var table = new Table(columns);
        means().forEach(mean -> table.add(List.of(
                Cell.of(mean.list),
                Cell.of(mean.policy),
                Cell.of(decimal(mean.loadPermille / 1000.0)),
                Cell.of(decimal(mean.allocatedPercent)),
                Cell.of(decimal(mean.waited)),
                Cell.of(decimal(mean.p99)),
                Cell.of(decimal(mean.largest)))));
        return table;
    }

    private Tree document() {
        var rows = Tree.array();
        for (var mean : means()) {
            var row = Tree.object();
            row.fields().put("list", Tree.of(mean.list));
            row.fields().put("policy", Tree.of(mean.policy));
            row.fields().put("load", number(mean.loadPermille / 1000.0));
            row.fields().put("allocatedPercent", number(mean.allocatedPercent));
            row.fields().put("meanWait", number(mean.waited));
            row.fields().put("p99Wait", number(mean.p99));
            row.fields().put("largestMeanWait", number(mean.largest));
            rows.items().add(row);
        }
        var document = Tree.object();
        document.fields().put("schema", Tree.of("sluice-departures/1"));
        document.fields().put("seeds", Tree.of(seeds.size()));
        document.fields().put("departures", rows);
        return document;
    }

    private record Mean(
            String list,
            String policy,
            int loadPermille,
            double allocatedPercent,
            double waited,
            double p99,
            double largest) {}

    private List<Mean> means() {
        var means = new ArrayList<Mean>();
        for (int from = 0; from < outcomes.size(); from += seeds.size()) {
            var runs = outcomes.subList(from, from + seeds.size());
            var first = runs.getFirst();
            means.add(new Mean(
                    first.list(),
                    first.policy(),
                    first.loadPermille(),
                    runs.stream()
                                    .mapToLong(QueueOutcome::allocatedPpm)
                                    .average()
                                    .orElse(0)
                            / 10_000,
                    runs.stream()
                                    .mapToLong(QueueOutcome::meanWaitPermille)
                                    .average()
                                    .orElse(0)
                            / 1000,
                    runs.stream()
                                    .mapToLong(QueueOutcome::p99WaitPermille)
                                    .average()
                                    .orElse(0)
                            / 1000,
                    runs.stream()
                                    .mapToLong(QueueOutcome::largestMeanWaitPermille)
                                    .average()
                                    .orElse(0)
                            / 1000));
        }
        return means;
    }

    private static Tree number(double value) {
        return new Tree.Digits(decimal(value));
    }

    private static String decimal(double value) {
        return Figures.decimal(value, 3);
    }
}
