package dev.sluice.app.report.html;

import dev.sluice.app.report.Figures;
import dev.sluice.app.report.OwnerChange;
import dev.sluice.app.report.plot.Plot;
import dev.sluice.app.report.plot.Plot.Point;
import dev.sluice.app.report.plot.Svg;
import dev.sluice.app.report.plot.TextSize;
import dev.sluice.app.text.Texts;
import dev.sluice.core.replay.Spread;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A dot for each owner: how long it waits alone, and how long here. Who is below the diagonal gained. It reads the same
 * with three owners and with hundreds.
 *
 * @param key of the texts of the figure that is compared
 * @param figure that is compared, in ms
 */
record OwnerScatter(List<OwnerChange> changes, String key, ToLongFunction<Spread> figure, Texts texts)
        implements Picture {
    /** Names of more dots would cover each other. */
    private static final int NAMED = 8;

    @Override
    public String name() {
        return texts.format(key);
    }

    @Override
    public int height(int width) {
        return Math.min(width, 440);
    }

    @Override
    public void draw(Svg svg, int width) {
        long longest = changes.stream()
                .mapToLong(change -> Math.max(figure.applyAsLong(change.alone()), figure.applyAsLong(change.here())))
                .max()
                .orElse(0);
        var axes = new Axes(texts);
        var across = axes.logTime(longest, texts.format(key + ".alone"));
        var plot = new Plot(svg, width, height(width), across, axes.logTime(longest, texts.format(key + ".here")));
        plot.grid().segment(new Point(0, 0), new Point(longest * 2.0, longest * 2.0), "diagonal");
        plot.label(new Point(longest, longest), -20, -2, texts.format("report.owners.as-alone"), "tick end");
        changes.stream().filter(change -> !change.worseOff()).forEach(change -> dot(plot, change, "better"));
        var worse = changes.stream().filter(OwnerChange::worseOff).toList();
        worse.forEach(change -> dot(plot, change, "worse"));
        if (worse.size() <= NAMED) {
            worse.forEach(change ->
                    label(plot, change, across.scale().at((double) figure.applyAsLong(change.alone())) > 0.6));
        }
    }

    private void dot(Plot plot, OwnerChange change, String css) {
        var figures = new Figures(texts);
        long alone = figure.applyAsLong(change.alone());
        long here = figure.applyAsLong(change.here());
        var says = texts.format("report.owners.dot", change.name(), figures.time(alone), figures.time(here));
        plot.dot((double) alone, (double) here, css.equals("worse") ? 5 : 4, "dot " + css, says);
    }

    private void label(Plot plot, OwnerChange change, boolean leftward) {
        var at = new Point(figure.applyAsLong(change.alone()), figure.applyAsLong(change.here()));
        var name = TextSize.cut(change.name(), 12, 130);
        plot.label(at, leftward ? -9 : 9, 4, name, leftward ? "dot-name end" : "dot-name");
    }
}
