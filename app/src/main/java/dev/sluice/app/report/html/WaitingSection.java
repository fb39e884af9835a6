package dev.sluice.app.report.html;

import dev.sluice.app.report.Measured;
import dev.sluice.app.report.html.Grid.Cell;
import dev.sluice.app.report.html.Grid.Column;
import dev.sluice.app.report.html.SpreadPicture.Curve;
import dev.sluice.core.replay.Outcome.Slice;
import dev.sluice.core.replay.Spread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How long work waits and how long it takes: by set-up, size, chip and owner. */
final class WaitingSection {
    /** Lines that can still be told from each other. */
    private static final int LINES = 8;

    /** Rows of a table that is shown at once; a longer one is opened by who wants it. */
    private static final int ROWS = 12;

    private final Sheet sheet;

    private WaitingSection(Sheet sheet) {
        this.sheet = sheet;
    }

    static void write(Sheet sheet) {
        new WaitingSection(sheet).write();
    }

    private void write() {
        sheet.section("waiting");
        bySetup();
        sheet.report().reached().ifPresent(reached -> {
            bySlice("size", reached.outcome().sizes(), reached);
            bySlice("chip", reached.outcome().chips(), reached);
            byOwner(reached);
        });
        sheet.close();
    }

    /** A line of the pictures and a row of the table. */
    private record Line(String name, Spread waiting, Spread completion, String css) {}

    private void bySetup() {
        var lines = new ArrayList<Line>();
        int others = 0;
        for (var measured : sheet.report().setups()) {
            var css = measured.equals(sheet.report().alone().orElse(null))
                    ? "alone"
                    : measured.equals(sheet.report().reached().orElse(null)) ? "reached" : "c" + (others++ % LINES + 1);
            var outcome = measured.outcome();
            lines.add(new Line(measured.name(), outcome.waiting(), outcome.completion(), css));
        }
        sheet.heading(sheet.say("report.waiting.by-setup"));
        legend(lines);
        pictures(lines);
        table("report.column.setup", lines);
    }

    /** The slices with most of the device time get lines, in the order that they have; all of them get rows. */
    private void bySlice(String kind, List<Slice> slices, Measured reached) {
        if (slices.isEmpty()) {
            return;
        }
        var largest = slices.stream()
                .sorted(Comparator.comparingLong(Slice::allocated).reversed().thenComparing(Slice::key))
                .limit(LINES)
                .toList();
        var drawn = new ArrayList<Line>();
        for (var slice : slices) {
            if (largest.contains(slice)) {
                drawn.add(line(slice, (kind.equals("size") ? "o" : "c") + (drawn.size() + 1)));
            }
        }
        sheet.heading(sheet.say("report.waiting.by-" + kind, reached.name()));
        legend(drawn);
        pictures(drawn);
        table(
                "report.column." + kind,
                slices.stream().map(slice -> line(slice, "")).toList());
    }

    private void byOwner(Measured reached) {
        var owners = reached.outcome().owners();
        if (owners.isEmpty()) {
            return;
        }
        var outcome = reached.outcome();
        var lines = new ArrayList<Line>();
        owners.forEach(owner -> lines.add(line(owner, "thin")));
        lines.add(new Line("", outcome.waiting(), outcome.completion(), "reached"));
        sheet.heading(sheet.say("report.waiting.by-owner", reached.name()));
        sheet.legend(List.of(
                new Sheet.Key("thin", sheet.say("report.waiting.each-owner")),
                new Sheet.Key("reached", sheet.say("report.waiting.everybody"))));
        pictures(lines);
        table("report.column.owner", lines.subList(0, owners.size()));
    }

    private static Line line(Slice slice, String css) {
        return new Line(slice.key(), slice.waiting(), slice.completion(), css);
    }

    private void legend(List<Line> lines) {
        sheet.legend(
                lines.stream().map(line -> new Sheet.Key(line.css, line.name)).toList());
    }

    private void pictures(List<Line> lines) {
        var texts = sheet.texts();
        sheet.pair(
                new SpreadPicture(
                        sheet.say("report.waiting.axis"),
                        lines.stream()
                                .map(line -> new Curve(line.waiting, line.css))
                                .toList(),
                        texts),
                new SpreadPicture(
                        sheet.say("report.completion.axis"),
                        lines.stream()
                                .map(line -> new Curve(line.completion, line.css))
                                .toList(),
                        texts));
    }

    private void table(String first, List<Line> lines) {
        var grid = new Grid(List.of(
                Column.text(sheet.say(first)),
                Column.spare(sheet.say("report.column.workloads")),
                Column.number(sheet.say("report.column.wait-mean")),
                Column.spare("p50"),
                Column.number("p95"),
                Column.spare("p99"),
                Column.number(sheet.say("report.column.completion-mean")),
                Column.spare("p50"),
                Column.spare("p95"),
                Column.spare("p99")));
        lines.forEach(line -> grid.add(row(line)));
        if (lines.size() <= ROWS) {
            grid.write(sheet.out());
        } else {
            var out = sheet.out();
            out.open("details").leaf("summary", sheet.say("report.waiting.table", lines.size()));
            grid.write(out);
            out.close();
        }
    }

    private List<Cell> row(Line line) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(line.name));
        cells.add(Cell.of(sheet.figures().count(line.waiting.count())));
        times(line.waiting, cells);
        times(line.completion, cells);
        return cells;
    }

    private void times(Spread times, List<Cell> cells) {
        var figures = sheet.figures();
        if (times.count() == 0) {
            for (int i = 0; i < 4; i++) {
                cells.add(new Cell("\u2013", "faint"));
            }
            return;
        }
        cells.add(new Cell(figures.time(times.meanMillis()), "strong"));
        for (int percent : List.of(50, 95, 99)) {
            cells.add(Cell.of(figures.time(times.percentile(percent))));
        }
    }
}
