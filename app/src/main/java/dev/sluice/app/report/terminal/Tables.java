package dev.sluice.app.report.terminal;

import dev.sluice.app.cli.table.Cell;
import dev.sluice.app.cli.table.Column;
import dev.sluice.app.cli.table.Style;
import dev.sluice.app.cli.table.Table;
import dev.sluice.app.report.Figures;
import dev.sluice.app.report.Measured;
import dev.sluice.app.report.MoneyRow;
import dev.sluice.app.report.OwnerChange;
import dev.sluice.app.report.Packing;
import dev.sluice.core.replay.Outcome;
import dev.sluice.core.replay.Spread;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of the report. */
final class Tables {
    private static final int NAME = 10;

    /** Millionths of device-seconds. */
    private static final long DEVICE_HOUR = 3_600_000_000L;

    private final Lines lines;
    private final Figures figures;

    Tables(Lines lines) {
        this.lines = lines;
        this.figures = lines.figures();
    }

    void setups(List<Measured> setups) {
        var table = new Table(List.of(
                Column.text(lines.say("report.column.setup"), NAME),
                number("report.allocated"),
                number("report.active"),
                number("report.useful"),
                number("report.ceiling"),
                number("report.column.wait-mean"),
                number("report.column.lost"),
                number("report.column.wait-p95").ifRoom(),
                number("report.column.never").ifRoom(),
                number("report.column.idle-wanted").ifRoom()));
        for (var measured : setups) {
            var use = measured.utilisation();
            var outcome = measured.outcome();
            var losses = outcome.losses();
            table.add(List.of(
                    Cell.of(measured.name()),
                    Cell.of(figures.percent(use.allocated())),
                    Cell.of(figures.percent(use.active())),
                    new Cell(figures.percent(use.useful()), Style.STRONG),
                    Cell.of(figures.percent(use.ceiling())),
                    Cell.of(figures.time(outcome.waiting().meanMillis())),
                    Cell.of(figures.percent(Figures.part(losses.byStops(), losses.allocated()))),
                    Cell.of(figures.time(outcome.waiting().percentile(95))),
                    Cell.of(figures.count(outcome.refused() + outcome.unfinished())),
                    Cell.of(figures.devices(Figures.mean(outcome.series().strandedMilli())))));
        }
        lines.table(table);
    }

    /** Waiting and completion by set-up. */
    void times(List<Measured> setups) {
        var table = timesTable("report.column.setup");
        for (var measured : setups) {
            var outcome = measured.outcome();
            table.add(times(measured.name(), outcome.waiting(), outcome.completion()));
        }
        lines.table(table);
    }

    /** Waiting and completion by slice. */
    void times(String first, List<Outcome.Slice> slices) {
        if (slices.isEmpty()) {
            return;
        }
        var table = timesTable(first);
        slices.forEach(slice -> table.add(times(slice.key(), slice.waiting(), slice.completion())));
        lines.painted("");
        lines.table(table);
    }

    private Table timesTable(String first) {
        return new Table(List.of(
                Column.text(lines.say(first), NAME),
                number("report.column.wait-mean"),
                Column.number("p50").ifRoom(),
                Column.number("p95"),
                Column.number("p99"),
                number("report.column.completion-mean"),
                Column.number("p50").ifRoom(),
                Column.number("p95").ifRoom(),
                Column.number("p99").ifRoom()));
    }

    private List<Cell> times(String name, Spread waiting, Spread completion) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(name));
        for (var times : List.of(waiting, completion)) {
            cells.add(new Cell(times.count() == 0 ? "-" : figures.time(times.meanMillis()), Style.STRONG));
            for (int percent : List.of(50, 95, 99)) {
                cells.add(Cell.of(times.count() == 0 ? "-" : figures.time(times.percentile(percent))));
            }
        }
        return cells;
    }

    void owners(List<OwnerChange> changes) {
        var table = new Table(List.of(
                Column.text(lines.say("report.column.owner"), NAME),
                number("report.column.mean-alone"),
                number("report.column.here"),
                number("report.column.p95-alone"),
                number("report.column.here"),
                number("report.column.worse")));
        for (var change : changes) {
            table.add(List.of(
                    Cell.of(change.name()),
                    Cell.of(figures.time(change.alone().meanMillis())),
                    Cell.of(figures.time(change.here().meanMillis())),
                    Cell.of(figures.time(change.alone().percentile(95))),
                    Cell.of(figures.time(change.here().percentile(95))),
                    change.worseOff()
                            ? new Cell(lines.say("report.yes"), Style.BAD)
                            : new Cell(lines.say("report.no"), Style.FAINT)));
        }
        lines.table(table);
    }

    void money(List<MoneyRow> rows) {
        var table = new Table(List.of(
                Column.text(lines.say("report.column.owner"), NAME),
                number("report.money.earned"),
                number("report.money.paid"),
                number("report.money.net"),
                Column.text(lines.say("report.money.currency"), 3),
                number("report.money.wait-without"),
                number("report.money.wait-here"),
                number("report.money.lent").ifRoom(),
                number("report.money.used").ifRoom()));
        for (var row : rows) {
            var money = row.money();
            table.add(List.of(
                    Cell.of(money.owner()),
                    Cell.of(figures.money(money.earnedMicros())),
                    Cell.of(figures.money(money.paidMicros())),
                    new Cell(figures.money(money.netMicros()), Style.STRONG),
                    Cell.of(money.currency()),
                    mean(row.without()),
                    mean(row.here()),
                    Cell.of(figures.count(money.lentQuantity() / DEVICE_HOUR)),
                    Cell.of(figures.count(money.usedQuantity() / DEVICE_HOUR))));
        }
        lines.table(table);
    }

    private Cell mean(@Nullable Spread waiting) {
        return Cell.of(waiting == null ? "-" : figures.time(waiting.meanMillis()));
    }

    void packing(List<Packing> packing) {
        var table = new Table(List.of(
                Column.text(lines.say("report.packing.column.list"), NAME),
                Column.text(lines.say("report.packing.column.policy"), NAME),
                number("report.packing.column.arrived"),
                number("report.packing.column.unallocated")));
        for (var result : packing) {
            table.add(List.of(
                    Cell.of(result.list()),
                    Cell.of(result.policy()),
                    Cell.of(figures.perCent(Figures.decimal(result.arrivedPercent(), 0))),
                    Cell.of(figures.deviation(result))));
        }
        lines.table(table);
    }

    private Column number(String key) {
        return Column.number(lines.say(key));
    }
}
