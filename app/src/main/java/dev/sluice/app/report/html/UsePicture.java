package dev.sluice.app.report.html;

import dev.sluice.app.report.Measured;
import dev.sluice.app.report.plot.Plot;
import dev.sluice.app.report.plot.Svg;
import dev.sluice.app.text.Texts;

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
        var plot = new Plot(
                svg, width, height(width), axes.elapsed(length), axes.parts(1, texts.format("report.use.axis")));
        plot.grid()
                .area(steps.parts(series.allocated(), series.capacity()), "area allocated")
                .line(steps.parts(series.active(), series.capacity()), "curve active")
                .line(steps.parts(series.ceiling(), series.capacity()), "curve ceiling")
                .line(steps.parts(series.useful(), series.capacity()), "curve useful");
    }
}
