package dev.sluice.app.report.html;

import dev.sluice.app.report.Figures;
import dev.sluice.app.report.Ladder;
import dev.sluice.app.report.ReplayReport;
import dev.sluice.app.report.Summary;
import dev.sluice.app.report.markup.Markup;
import dev.sluice.app.report.plot.Scale;
import dev.sluice.app.report.plot.Svg;
import dev.sluice.app.report.plot.Svg.Box;
import dev.sluice.app.report.plot.TextSize;
import dev.sluice.app.text.Texts;
import dev.sluice.core.replay.Lever;
import java.util.Locale;
import java.util.Optional;

/**
 * From each owner alone to what is reached, one bar for each lever, and the ceiling beside it.
 *
 * <p>The bars lie, so that the names of the levers are read like a list. On a phone a name stands above its bar.
 */
public final class WaterfallPicture implements Picture {
    private static final int NARROW = 600;
    private static final double SMALL = 12;
    private static final int TOP = 30;
    private static final int BOTTOM = 26;
    private static final int MARGIN = 28;

    private final Ladder ladder;
    private final Texts texts;
    private final Figures figures;
    private final double ceiling;

    WaterfallPicture(Ladder ladder, Texts texts) {
        this.ladder = ladder;
        this.texts = texts;
        this.figures = new Figures(texts);
        this.ceiling = ladder.top().utilisation().ceiling();
    }

    /**
     * The waterfall as an SVG file of its own, for light and dark pages. Empty if the set-ups of the report are no
     * ladder from each owner alone to more levers.
     */
    public static Optional<String> svg(ReplayReport report, Texts texts) {
        return Ladder.of(report).map(ladder -> new WaterfallPicture(ladder, texts).file(report));
    }

    private String file(ReplayReport report) {
        int width = 960;
        int inner = width - 2 * MARGIN;
        var buy = Summary.buySentence(report, texts);
        int head = 70;
        int foot = buy.isPresent() ? 44 : 12;
        int height = head + height(inner) + foot;
        var out = new Markup();
        out.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "width",
                Integer.toString(width),
                "height",
                Integer.toString(height),
                "viewBox",
                "0 0 " + width + " " + height,
                "role",
                "img",
                "aria-label",
                name());
        out.leaf("style", Resource.text("waterfall.css")).line();
        var svg = new Svg(out);
        svg.rect(new Box(0, 0, width, height), "paper");
        svg.text(MARGIN, 36, texts.format("report.waterfall.title"), "title");
        svg.text(MARGIN, 58, facts(report), "sub");
        out.open("g", "transform", "translate(" + MARGIN + " " + head + ")");
        draw(svg, inner);
        out.close();
        buy.ifPresent(sentence -> svg.text(MARGIN, height - 20, sentence, "name"));
        return out.close().line().toString();
    }

    private String facts(ReplayReport report) {
        return texts.format(
                "report.waterfall.facts",
                report.input().name(),
                figures.many(report.fleet().owners(), "owner"),
                figures.many(report.fleet().centers(), "center"),
                figures.many(report.fleet().devices(), "device"));
    }

    @Override
    public String name() {
        return texts.format(
                "report.waterfall.alt",
                figures.percent(ladder.usefulAlone()),
                figures.percent(ladder.usefulReached()),
                figures.percent(ceiling));
    }

    @Override
    public int height(int width) {
        return TOP + (ladder.steps().size() + 3) * rowHeight(width) + BOTTOM;
    }

    private static int rowHeight(int width) {
        return width < NARROW ? 44 : 42;
    }

    @Override
    public void draw(Svg svg, int width) {
        new Drawing(svg, width).draw();
    }

    private static String word(Lever lever) {
        return lever.name().toLowerCase(Locale.ROOT);
    }

    /** One drawing at one width. */
    private final class Drawing {
        private final Svg svg;
        private final int width;
        private final boolean narrow;
        private final double left;
        private final double right;
        private final double most;
        private int row;

        Drawing(Svg svg, int width) {
            this.svg = svg;
            this.width = width;
            this.narrow = width < NARROW;
            this.left = narrow ? 0 : 300;
            this.right = width - (narrow ? 96 : 112);
            this.most = Math.max(0.01, Math.max(ceiling, widest()));
        }

        private double widest() {
            return ladder.steps().stream().mapToDouble(Ladder.Step::useful).reduce(ladder.usefulAlone(), Math::max);
        }

        private double x(double part) {
            return left + part / most * (right - left);
        }

        private double top() {
            return TOP + row * rowHeight(width);
        }

        private double barTop() {
            return top() + (narrow ? 22 : 8);
        }

        private double barHeight() {
            return narrow ? 16 : 26;
        }

        void draw() {
            svg.text(narrow ? 0 : left, 14, texts.format("report.waterfall.axis"), "axis-title");
            ticks();
            limit();
            total("alone", "", ladder.usefulAlone(), "bar alone");
            for (var step : ladder.steps()) {
                step(step);
            }
            total("reached", "strong", ladder.usefulReached(), "bar reached");
            total("ceiling", "", ceiling, "bar ceiling");
            svg.line(left, TOP, left, TOP + row * rowHeight(width), "axis");
        }

        /** Per cent under the bars, with lines up to the top. */
        private void ticks() {
            double bottom = TOP + (ladder.steps().size() + 3) * rowHeight(width);
            for (double part : new Scale.Linear(most).ticks(narrow ? 3 : 6)) {
                svg.line(x(part), TOP, x(part), bottom, "grid");
                svg.text(x(part), bottom + 18, percent(part), part == 0 ? "tick" : "tick mid");
            }
        }

        private String percent(double part) {
            return figures.perCent(Figures.decimal(part * 100, most < 0.06 ? 1 : 0));
        }

        /** The ceiling, through all rows. */
        private void limit() {
            svg.line(x(ceiling), TOP, x(ceiling), TOP + (ladder.steps().size() + 2) * rowHeight(width), "limit");
        }

        private void total(String key, String strong, double part, String css) {
            names(texts.format("report.waterfall." + key), texts.format("report.waterfall." + key + ".sub"), strong);
            svg.rect(Box.between(x(0), x(part), barTop(), barHeight()), css);
            svg.text(x(part) + 8, barTop() + barHeight() / 2 + 5, figures.percent(part), "value " + strong);
            boolean last = key.equals("ceiling");
            if (!last) {
                connect(part);
            }
            row++;
        }

        private void step(Ladder.Step step) {
            var one = step.added().size() == 1;
            names(
                    step.title(texts),
                    one
                            ? texts.format("report.lever." + word(step.added().getFirst()) + ".sub")
                            : texts.format(
                                    "report.waterfall.setup", step.measured().name()),
                    "");
            var box = Box.between(x(step.usefulBefore()), x(step.useful()), barTop(), barHeight());
            // A change that is too small to see still shows where it is.
            svg.rect(
                    new Box(box.x(), box.y(), Math.max(1.5, box.width()), box.height()),
                    step.gain() < 0 ? "bar loss" : "bar gain");
            double end = box.x() + box.width() + 8;
            var change = figures.points(step.gain());
            double middle = barTop() + barHeight() / 2 + 5;
            svg.text(end, middle, change, step.gain() < 0 ? "value loss" : "value gain");
            if (end + 110 < width || !narrow) {
                svg.text(end + TextSize.width(change, 14) + 12, middle, figures.percent(step.useful()), "sub");
            }
            connect(step.useful());
            row++;
        }

        private void names(String title, String sub, String strong) {
            if (narrow) {
                svg.text(5, top() + 16, TextSize.cut(title, 14, width - 4.0), "name " + strong);
            } else {
                svg.text(0, top() + 19, TextSize.cut(title, 14, left - 16), "name " + strong);
                svg.text(0, top() + 35, TextSize.cut(sub, SMALL, left - 16), "sub");
            }
        }

        /** Leads the eye from the end of this bar to the beginning of the next. */
        private void connect(double part) {
            svg.line(x(part), barTop() + barHeight(), x(part), barTop() + rowHeight(width), "connect");
        }
    }
}
