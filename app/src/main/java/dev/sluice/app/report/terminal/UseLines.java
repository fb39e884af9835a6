package dev.sluice.app.report.terminal;

import dev.sluice.app.cli.table.Style;
import dev.sluice.app.cli.table.Width;
import dev.sluice.app.report.Measured;
import dev.sluice.core.unit.LongList;

/** The utilisations over time as rows of small bars: the higher, the more of all device time. */
final class UseLines {
    private static final String BARS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";
    private static final int NAMES = 12;
    private static final int FIGURES = 9;

    private final Measured measured;
    private final Lines lines;

    UseLines(Measured measured, Lines lines) {
        this.measured = measured;
        this.lines = lines;
    }

    void write() {
        var series = measured.outcome().series();
        var use = measured.utilisation();
        row("allocated", series.allocated(), lines.figures().percent(use.allocated()));
        if (use.active().isPresent()) {
            row("active", series.active(), lines.figures().percent(use.active()));
        } else {
            lines.wrap("", lines.say("report.use.active-unknown"));
        }
        row("useful", series.useful(), lines.figures().percent(use.useful()));
        row("ceiling", series.ceiling(), lines.figures().percent(use.ceiling()));
    }

    private void row(String word, LongList values, String figure) {
        var name = Width.padRight(Width.cut(lines.say("report." + word), NAMES - 1), NAMES);
        var whole = measured.outcome().series().capacity();
        int cells = Math.min(whole.size(), Math.max(10, lines.width() - NAMES - FIGURES));
        var bars = new StringBuilder();
        for (int i = 0; i < cells; i++) {
            int from = (int) ((long) whole.size() * i / cells);
            int to = (int) ((long) whole.size() * (i + 1) / cells);
            bars.append(bar(values, whole, from, to));
        }
        lines.painted(name + lines.paint(bars.toString(), Style.BUSY) + " " + Width.padLeft(figure, FIGURES - 1));
    }

    private static char bar(LongList some, LongList whole, int from, int to) {
        double total = 0;
        double sum = 0;
        for (int i = from; i < to; i++) {
            total += whole.get(i);
            sum += some.get(i);
        }
        double part = total > 0 ? sum / total : 0;
        return BARS.charAt(Math.clamp((long) (part * BARS.length()), 0, BARS.length() - 1));
    }
}
