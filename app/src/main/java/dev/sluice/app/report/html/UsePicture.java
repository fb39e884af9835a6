package dev.sluice.app.report.html;

import dev.sluice.app.report.Measured;
import dev.sluice.app.report.plot.Plot;
import dev.sluice.app.report.plot.Svg;
import dev.sluice.app.text.Texts;
import java.util.List;

/** The three utilisations of one set-up over time, under the ceiling. What is unknown is not drawn. */
record UsePicture(Measured measured, Texts texts) implements Picture {
    @Override
    public String name() {
        return texts.format("report.use.alt", measured.name());
    }

    @Override
    public int height(int width) {
        return width < 400 ? 230 : 290;
    }

    @Override
    public void draw(Svg svg, int width) {
        var series = measured.outcome().series();
        var steps = new Steps(series.stepMillis(), width / 3);
        var axes = new Axes(texts);
        long length = series.stepMillis() * series.capacity().size();
        var useful = steps.parts(series.useful(), series.capacity());
        var ceiling = steps.parts(series.ceiling(), series.capacity());
        double most = Math.max(1, Math.max(most(useful), most(ceiling)));
        var up = axes.parts(most, texts.format("report.use.axis"));
        var plot = new Plot(svg, width, height(width), axes.elapsed(length), up);
        plot.grid()
                .area(steps.parts(series.allocated(), series.capacity()), "area allocated")
                .line(steps.parts(series.active(), series.capacity()), "curve active")
                .line(ceiling, "curve ceiling")
                .line(useful, "curve useful");
    }

    private static double most(List<Plot.Point> points) {
        return points.stream()
                .mapToDouble(Plot.Point::y)
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(0);
    }
}
