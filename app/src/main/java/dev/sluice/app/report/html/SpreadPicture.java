package dev.sluice.app.report.html;

import dev.sluice.app.report.plot.Plot;
import dev.sluice.app.report.plot.Plot.Point;
import dev.sluice.app.report.plot.Svg;
import dev.sluice.app.text.Texts;
import dev.sluice.core.replay.Spread;
import java.util.ArrayList;
import java.util.List;

/**
 * How times are spread: for each time, the part of workloads that took no longer.
 *
 * @param axis what the times are
 */
record SpreadPicture(String axis, List<Curve> curves, Texts texts) implements Picture {
    /** Some times and the class of their line. */
    record Curve(Spread times, String css) {}

    @Override
    public String name() {
        return axis;
    }

    @Override
    public int height(int width) {
        return width < 400 ? 240 : 290;
    }

    @Override
    public void draw(Svg svg, int width) {
        long longest = curves.stream()
                .mapToLong(curve -> curve.times.percentile(100))
                .max()
                .orElse(0);
        var axes = new Axes(texts);
        var plot = new Plot(
                        svg,
                        width,
                        height(width),
                        axes.logTime(longest, axis),
                        axes.parts(1, texts.format("report.waiting.part")))
                .grid();
        for (var curve : curves) {
            if (curve.times.count() > 0) {
                plot.line(points(curve.times, curves.size() > 20 ? 4 : 1), "curve " + curve.css);
            }
        }
    }

    private static List<Point> points(Spread times, int step) {
        var points = new ArrayList<Point>();
        for (int percent = 0; percent <= 100; percent += step) {
            points.add(new Point(times.percentile(percent), percent / 100.0));
        }
        return points;
    }
}
