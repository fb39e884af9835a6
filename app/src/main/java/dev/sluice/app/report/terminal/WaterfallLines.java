package dev.sluice.app.report.terminal;

import dev.sluice.app.cli.table.Style;
import dev.sluice.app.cli.table.Width;
import dev.sluice.app.report.Ladder;

/** The waterfall in characters: {@code #} reached, {@code +} gained, {@code -} lost, {@code .} the ceiling. */
final class WaterfallLines {
    private static final int NAMES = 26;
    private static final int FIGURES = 18;

    private final Ladder ladder;
    private final Lines lines;
    private final double most;
    private final int cells;

    WaterfallLines(Ladder ladder, Lines lines) {
        this.ladder = ladder;
        this.lines = lines;
        this.cells = Math.max(10, lines.width() - NAMES - FIGURES);
        double widest =
                Math.max(ladder.usefulAlone(), ladder.top().utilisation().ceiling());
        for (var step : ladder.steps()) {
            widest = Math.max(widest, step.useful());
        }
        this.most = Math.max(0.01, widest);
    }

    void write() {
        total("alone", ladder.usefulAlone(), "#", Style.PLAIN);
        ladder.steps().forEach(this::step);
        total("reached", ladder.usefulReached(), "#", Style.BUSY);
        total("ceiling", ladder.top().utilisation().ceiling(), ".", Style.FAINT);
    }

    private void total(String key, double part, String mark, Style style) {
        var name = lines.say("report.waterfall." + key);
        row(
                name,
                lines.paint(mark.repeat(cell(part)), style),
                cell(part),
                lines.figures().percent(part));
    }

    private void step(Ladder.Step step) {
        int from = cell(Math.min(step.usefulBefore(), step.useful()));
        int to = Math.max(from + 1, cell(Math.max(step.usefulBefore(), step.useful())));
        var mark = step.gain() < 0 ? "-" : "+";
        var style = step.gain() < 0 ? Style.BAD : Style.GOOD;
        var figures = Width.padRight(lines.figures().points(step.gain()), 6) + " "
                + lines.figures().percent(step.useful());
        row(step.title(lines.texts()), " ".repeat(from) + lines.paint(mark.repeat(to - from), style), to, figures);
    }

    private void row(String name, String bar, int barCells, String figures) {
        var left = Width.padRight(Width.cut(Width.clean(name), NAMES - 2), NAMES);
        lines.painted(
                left + bar + " ".repeat(Math.max(0, cells - barCells)) + " " + Width.padLeft(figures, FIGURES - 2));
    }

    private int cell(double part) {
        return (int) Math.round(part / most * cells);
    }
}
