package dev.sluice.app.report.html;

import dev.sluice.app.report.Measured;
import dev.sluice.app.report.ReplayReport;
import dev.sluice.app.report.markup.Markup;
import dev.sluice.app.report.plot.HeatMap;
import dev.sluice.core.replay.Outcome;
import java.util.ArrayList;
import java.util.List;

/** The pictures of the fleet, kept once in a page and drawn wherever one is wanted. */
record HeatPictures(List<Kept> kept) {
    /** Cells in a row; more would be narrower than a pixel. */
    private static final int MOST_CELLS = 600;

    private static final double WHOLE = 1000;

    /** A set-up whose fleet is shown. */
    record Kept(Measured measured, String id) {}

    /** Each owner alone and what is reached; those that have rows. */
    static HeatPictures of(ReplayReport report) {
        var shown = new ArrayList<Measured>();
        report.alone().ifPresent(shown::add);
        report.reached().filter(reached -> !shown.contains(reached)).ifPresent(shown::add);
        var kept = new ArrayList<Kept>();
        for (var measured : shown) {
            if (length(measured.outcome()) > 0) {
                kept.add(new Kept(measured, "heat-" + kept.size()));
            }
        }
        return new HeatPictures(List.copyOf(kept));
    }

    private static int length(Outcome outcome) {
        return outcome.heat().stream()
                .mapToInt(row -> row.allocatedPermille().size())
                .max()
                .orElse(0);
    }

    /** Defines the pictures. */
    void write(Markup out) {
        out.open("svg", "class", "kept", "width", "0", "height", "0", "aria-hidden", "true");
        out.open("defs").line();
        for (var one : kept) {
            out.empty(
                    "image",
                    "id",
                    one.id,
                    "width",
                    "1",
                    "height",
                    "1",
                    "preserveAspectRatio",
                    "none",
                    "image-rendering",
                    "pixelated",
                    "href",
                    HeatMap.picture(rows(one.measured.outcome())));
            out.line();
        }
        out.close().close().line();
    }

    private static List<double[]> rows(Outcome outcome) {
        int length = length(outcome);
        int width = Math.ceilDiv(length, MOST_CELLS);
        return outcome.heat().stream()
                .map(row -> means(row, Math.ceilDiv(length, width), width))
                .toList();
    }

    /** Means of so many neighbouring steps each; 0 where a row is shorter than the others. */
    private static double[] means(Outcome.Row row, int cells, int width) {
        var values = row.allocatedPermille();
        var means = new double[cells];
        for (int i = 0; i < values.size(); i++) {
            int inCell = Math.min(width, values.size() - i / width * width);
            means[i / width] += values.get(i) / WHOLE / inCell;
        }
        return means;
    }
}
