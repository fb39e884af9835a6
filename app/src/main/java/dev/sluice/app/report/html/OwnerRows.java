package dev.sluice.app.report.html;

import dev.sluice.app.report.Figures;
import dev.sluice.app.report.OwnerChange;
import dev.sluice.app.report.plot.Axis;
import dev.sluice.app.report.plot.Plot;
import dev.sluice.app.report.plot.Plot.Point;
import dev.sluice.app.report.plot.Scale;
import dev.sluice.app.report.plot.Svg;
import dev.sluice.app.report.plot.TextSize;
import dev.sluice.app.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** A row for each owner: a ring where its mean wait is alone, a dot where it is here, and the way between them. */
record OwnerRows(List<OwnerChange> changes, Texts texts) implements Picture {
    /** Rows of one picture. Of more owners, those are shown who gain least. */
    static final int MOST = 24;

    private static final int ROW = 22;

    /** Those to be shown: who gains least comes first. */
    static OwnerRows of(List<OwnerChange> changes, Texts texts) {
        return new OwnerRows(
                changes.stream()
                        .sorted(OwnerChange.LEAST_GAIN_FIRST)
                        .limit(MOST)
                        .toList(),
                texts);
    }

    @Override
    public String name() {
        return texts.format("report.owners.rows");
    }

    @Override
    public int height(int width) {
        return Plot.height(changes.size() * ROW);
    }

    @Override
    public void draw(Svg svg, int width) {
        long longest = 0;
        for (var change : changes) {
            longest = Math.max(
                    longest, Math.max(change.alone().meanMillis(), change.here().meanMillis()));
        }
        var across = new Axes(texts).logTime(longest, texts.format("report.owners.mean"));
        var plot = new Plot(svg, width, height(width), across, names(width < 400 ? 110 : 220)).grid();
        var figures = new Figures(texts);
        for (int i = 0; i < changes.size(); i++) {
            var change = changes.get(i);
            var alone = new Point(change.alone().meanMillis(), place(i));
            var here = new Point(change.here().meanMillis(), place(i));
            var css = change.worseOff() ? "worse" : "better";
            var says = texts.format(
                    "report.owners.dot",
                    change.name(),
                    figures.time(change.alone().meanMillis()),
                    figures.time(change.here().meanMillis()));
            plot.segment(alone, here, "way " + css)
                    .dot(alone.x(), alone.y(), 4, "ring", says)
                    .dot(here.x(), here.y(), 5, "dot " + css, says);
        }
    }

    private Axis names(double most) {
        var ticks = new ArrayList<Axis.Tick>();
        for (int i = 0; i < changes.size(); i++) {
            ticks.add(new Axis.Tick(place(i), TextSize.cut(changes.get(i).name(), 12, most)));
        }
        return new Axis(new Scale.Linear(changes.size()), ticks, "");
    }

    private double place(int row) {
        return changes.size() - row - 0.5;
    }
}
