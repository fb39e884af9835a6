package dev.sluice.app.report.html;

import dev.sluice.app.report.OwnerChange;
import dev.sluice.app.report.html.Grid.Cell;
import dev.sluice.app.report.html.Grid.Column;
import dev.sluice.core.replay.Spread;
import java.util.List;

/** Each owner alone and here, and whether anybody is worse off. */
final class OwnersSection {
    private final Sheet sheet;

    private OwnersSection(Sheet sheet) {
        this.sheet = sheet;
    }

    static void write(Sheet sheet) {
        new OwnersSection(sheet).write();
    }

    private void write() {
        sheet.section("owners");
        var changes = sheet.report()
                .reached()
                .flatMap(reached ->
                        sheet.report().aloneFor(reached).map(alone -> OwnerChange.between(alone, reached.outcome())))
                .orElse(List.of());
        if (changes.isEmpty()) {
            sheet.note(sheet.say("report.owners.none"));
        } else {
            compare(changes);
        }
        sheet.close();
    }

    private void compare(List<OwnerChange> changes) {
        var worse = changes.stream().filter(OwnerChange::worseOff).toList();
        sheet.out()
                .leaf(
                        "p",
                        worse.isEmpty()
                                ? sheet.say(
                                        "report.summary.nobody-worse",
                                        sheet.figures().many(changes.size(), "owner"))
                                : sheet.say(
                                        "report.owners.worse",
                                        sheet.figures().count(worse.size()),
                                        sheet.figures().many(changes.size(), "owner")),
                        "class",
                        worse.isEmpty() ? "verdict good" : "verdict bad");
        sheet.legend(List.of(
                new Sheet.Key("round better", sheet.say("report.owners.better")),
                new Sheet.Key("round worse", sheet.say("report.owners.worse-key")),
                new Sheet.Key("round ring", sheet.say("report.owners.ring"))));
        sheet.pair(
                new OwnerScatter(changes, "report.owners.mean", Spread::meanMillis, sheet.texts()),
                new OwnerScatter(changes, "report.owners.p95", spread -> spread.percentile(95), sheet.texts()));
        var rows = OwnerRows.of(changes, sheet.texts());
        sheet.heading(
                changes.size() <= OwnerRows.MOST
                        ? sheet.say("report.owners.rows")
                        : sheet.say("report.owners.rows-least", OwnerRows.MOST));
        sheet.wide(rows);
        sheet.out().open("details").leaf("summary", sheet.say("report.waiting.table", changes.size()));
        table(changes);
        sheet.out().close();
    }

    private void table(List<OwnerChange> changes) {
        var grid = new Grid(List.of(
                Column.text(sheet.say("report.column.owner")),
                Column.number(sheet.say("report.owners.mean.alone")),
                Column.number(sheet.say("report.owners.mean.here")),
                Column.spare(sheet.say("report.owners.p95.alone")),
                Column.spare(sheet.say("report.owners.p95.here")),
                Column.number(sheet.say("report.column.worse"))));
        var figures = sheet.figures();
        for (var change : changes) {
            grid.add(List.of(
                    Cell.of(change.name()),
                    Cell.of(figures.time(change.alone().meanMillis())),
                    Cell.of(figures.time(change.here().meanMillis())),
                    Cell.of(figures.time(change.alone().percentile(95))),
                    Cell.of(figures.time(change.here().percentile(95))),
                    change.worseOff()
                            ? new Cell(sheet.say("report.yes"), "bad")
                            : new Cell(sheet.say("report.no"), "faint")));
        }
        grid.write(sheet.out());
    }
}
