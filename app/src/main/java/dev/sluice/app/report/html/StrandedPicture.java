package dev.sluice.app.report.html;

import dev.sluice.app.report.Measured;
import dev.sluice.app.report.plot.Plot;
import dev.sluice.app.report.plot.Svg;
import dev.sluice.app.text.Texts;
import java.util.List;

/** Devices that were idle though waiting work asked for as many, over time. */
record StrandedPicture(List<Curve> curves, Texts texts) implements Picture {
    private static final double DEVICE_MILLI = 1000;

    /** One set-up and the class of its line. */
    record Curve(Measured measured, String css) {}

    @Override
    public String name() {
        return texts.format("report.stranded.title");
    }

    @Override
    public int height(int width) {
        return width < 400 ? 220 : 260;
    }

    @Override
    public void draw(Svg svg, int width) {
        long length = 0;
        double most = 0;
        for (var curve : curves) {
            var series = curve.measured.outcome().series();
            length = Math.max(
                    length, series.stepMillis() * series.strandedMilli().size());
            for (var point : points(curve, width)) {
                most = Math.max(most, point.y());
            }
        }
        var axes = new Axes(texts);
        var plot = new Plot(
                        svg,
                        width,
                        height(width),
                        axes.elapsed(length),
                        axes.counts(most, texts.format("report.stranded.axis")))
                .grid();
        curves.forEach(curve -> plot.line(points(curve, width), "curve " + curve.css));
    }

    private static List<Plot.Point> points(Curve curve, int width) {
        var series = curve.measured.outcome().series();
        return new Steps(series.stepMillis(), width / 3).means(series.strandedMilli(), DEVICE_MILLI);
    }
}
