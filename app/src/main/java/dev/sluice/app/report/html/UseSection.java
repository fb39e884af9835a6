package dev.sluice.app.report.html;

import dev.sluice.app.report.Figures;
import dev.sluice.app.report.Measured;
import dev.sluice.app.report.html.Grid.Cell;
import dev.sluice.app.report.html.Grid.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The set-ups side by side, and how well devices were used over time. */
final class UseSection {
    private final Sheet sheet;

    private UseSection(Sheet sheet) {
        this.sheet = sheet;
    }

    static void write(Sheet sheet) {
        var section = new UseSection(sheet);
        section.compare();
        section.overTime();
    }

    private void compare() {
        sheet.section("setups");
        var grid = new Grid(List.of(
                Column.text(sheet.say("report.column.setup")),
                Column.number(sheet.say("report.allocated")),
                Column.spare(sheet.say("report.active")),
                Column.number(sheet.say("report.useful")),
                Column.spare(sheet.say("report.ceiling")),
                Column.number(sheet.say("report.column.wait-mean")),
                Column.number(sheet.say("report.column.wait-p95")),
                Column.spare(sheet.say("report.column.completion-mean")),
                Column.spare(sheet.say("report.column.lost")),
                Column.spare(sheet.say("report.column.never"))));
        sheet.report().setups().forEach(measured -> grid.add(row(measured)));
        grid.write(sheet.out());
        words();
        sheet.close();
    }

    private List<Cell> row(Measured measured) {
        var figures = sheet.figures();
        var outcome = measured.outcome();
        var use = measured.utilisation();
        return List.of(
                Cell.of(measured.name()),
                Cell.of(figures.percent(use.allocated())),
                new Cell(figures.percent(use.active()), use.active().isPresent() ? "" : "faint"),
                new Cell(figures.percent(use.useful()), "strong"),
                Cell.of(figures.percent(use.ceiling())),
                new Cell(figures.time(outcome.waiting().meanMillis()), "strong"),
                Cell.of(figures.time(outcome.waiting().percentile(95))),
                Cell.of(figures.time(outcome.completion().meanMillis())),
                Cell.of(figures.percent(Figures.part(
                        outcome.losses().byStops(), outcome.losses().allocated()))),
                Cell.of(figures.count(outcome.refused() + outcome.unfinished())));
    }

    /** What the columns mean. */
    private void words() {
        var out = sheet.out();
        out.open("dl", "class", "words");
        for (var word : List.of("allocated", "active", "useful", "ceiling")) {
            out.open("div").leaf("dt", sheet.say("report." + word));
            out.leaf("dd", sheet.say("report." + word + ".meaning")).close();
        }
        out.close();
    }

    private void overTime() {
        sheet.section("use");
        sheet.report().alone().ifPresent(this::pictured);
        sheet.report()
                .reached()
                .filter(reached -> !sheet.report().alone().equals(Optional.of(reached)))
                .ifPresent(this::pictured);
        sheet.close();
    }

    private void pictured(Measured measured) {
        var figures = sheet.figures();
        var use = measured.utilisation();
        sheet.out().open("div", "class", "block");
        sheet.heading(measured.name());
        var keys = new ArrayList<Sheet.Key>();
        keys.add(key("allocated", figures.percent(use.allocated())));
        keys.add(
                use.active().isPresent()
                        ? key("active", figures.percent(use.active()))
                        : new Sheet.Key("none", sheet.say("report.use.active-unknown")));
        keys.add(key("useful", figures.percent(use.useful())));
        keys.add(key("ceiling", figures.percent(use.ceiling())));
        sheet.legend(keys);
        sheet.wide(new UsePicture(measured, sheet.texts()));
        sheet.out().close();
    }

    private Sheet.Key key(String word, String figure) {
        return new Sheet.Key(word, sheet.say("report." + word) + " " + figure);
    }
}
