package dev.sluice.app.report.html;

import dev.sluice.app.report.plot.Axis;
import dev.sluice.app.report.plot.Plot;
import dev.sluice.app.report.plot.Scale;
import dev.sluice.app.report.plot.Svg;
import dev.sluice.app.report.plot.TextSize;
import dev.sluice.app.text.Texts;
import dev.sluice.core.replay.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** All centers over time: the fuller, the stronger. */
record FleetPicture(HeatPictures.Kept kept, Texts texts) implements Picture {
    private static final int TALL = 560;
    private static final int LINE = 14;

    @Override
    public String name() {
        return texts.format("report.heat.alt", kept.measured().name());
    }

    @Override
    public int height(int width) {
        return Plot.height(rows().size() * rowHeight());
    }

    private List<Outcome.Row> rows() {
        return kept.measured().outcome().heat();
    }

    private int rowHeight() {
        return Math.clamp(TALL / rows().size(), 2, 26);
    }

    @Override
    public void draw(Svg svg, int width) {
        var series = kept.measured().outcome().series();
        long length =
                series.stepMillis() * rows().getFirst().allocatedPermille().size();
        new Plot(
                        svg,
                        width,
                        height(width),
                        new Axes(texts).elapsed(length),
                        new Axis(new Scale.Linear(rows().size()), names(width < 400 ? 96 : 180), ""))
                .grid()
                .image(kept.id());
    }

    /** The names of the rows, or of every so-manieth where they stand closer than lines of text. */
    private List<Axis.Tick> names(double most) {
        var rows = rows();
        var several = severalChips();
        var ticks = new ArrayList<Axis.Tick>();
        int every = Math.ceilDiv(LINE, rowHeight());
        for (int i = 0; i < rows.size(); i += every) {
            var row = rows.get(i);
            var name = several ? row.center() + " " + row.chip() : row.center();
            ticks.add(new Axis.Tick(rows.size() - i - 0.5, TextSize.cut(name, 12, most)));
        }
        return ticks;
    }

    /** Whether a center has a row for each of its chips. */
    private boolean severalChips() {
        var seen = new HashSet<String>();
        return rows().stream().anyMatch(row -> !seen.add(row.center()));
    }
}
