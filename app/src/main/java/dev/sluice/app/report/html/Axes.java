package dev.sluice.app.report.html;

import dev.sluice.app.report.Figures;
import dev.sluice.app.report.plot.Axis;
import dev.sluice.app.report.plot.Scale;
import dev.sluice.app.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** The axes that the pictures of a replay have. */
final class Axes {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** Times that a logarithmic axis names; between an hour and a day is room for one more. */
    private static final List<Long> NAMED =
            List.of(SECOND, 10 * SECOND, MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, DAY, 10 * DAY, 100 * DAY, 1000 * DAY);

    private static final int STEPS = 4;

    private final Texts texts;
    private final Figures figures;

    Axes(Texts texts) {
        this.texts = texts;
        this.figures = new Figures(texts);
    }

    /** Parts of a whole from 0 to a round one that is not below {@code most}, as per cent. */
    Axis parts(double most, String title) {
        // Above four fifths a reader expects the whole to be the end; work on faster chips may go beyond.
        var scale = most > 0.8 && most <= 1 ? new Scale.Linear(1) : Scale.Linear.upTo(Math.max(most, 0.01), STEPS);
        return new Axis(
                scale,
                scale.ticks(STEPS).stream()
                        .map(part -> tick(part, percent(part)))
                        .toList(),
                title);
    }

    private String percent(double part) {
        var digits = Figures.decimal(part * 100, 1);
        return figures.perCent(digits.endsWith(".0") ? Figures.decimal(part * 100, 0) : digits);
    }

    /** Numbers from 0 on. */
    Axis counts(double most, String title) {
        var scale = Scale.Linear.upTo(Math.max(most, 1), STEPS);
        return new Axis(
                scale,
                scale.ticks(STEPS).stream()
                        .map(count -> tick(
                                count, count == Math.rint(count) ? figures.count(Math.round(count)) : count.toString()))
                        .toList(),
                title);
    }

    /** Time since the beginning, in ms, in the unit that gives readable numbers. */
    Axis elapsed(long millis) {
        long most = Math.max(millis, SECOND);
        long unit = most >= 2 * DAY ? DAY : most >= 2 * HOUR ? HOUR : most >= 2 * MINUTE ? MINUTE : SECOND;
        var name = unit == DAY ? "days" : unit == HOUR ? "hours" : unit == MINUTE ? "minutes" : "seconds";
        var units = new Scale.Linear(most / (double) unit);
        var ticks = units.ticks(7).stream()
                .map(value -> tick(value * unit, whole(value)))
                .toList();
        return new Axis(new Scale.Linear(most), ticks, texts.format("report.axis." + name));
    }

    private static String whole(double value) {
        return value == Math.rint(value) ? Figures.decimal(value, 0) : Figures.decimal(value, 1);
    }

    /** Times in ms on a logarithmic scale from 1 s on; what is shorter stands at its beginning. */
    Axis logTime(long longest, String title) {
        double most = Math.max(longest * 1.1, 20.0 * SECOND);
        var ticks = new ArrayList<Axis.Tick>();
        for (long named : NAMED) {
            if (named <= most) {
                ticks.add(tick((double) named, (named == SECOND ? "\u2264" : "") + figures.roundTime(named)));
            }
        }
        return new Axis(new Scale.Log(SECOND, most), ticks, title);
    }

    private static Axis.Tick tick(double value, String label) {
        return new Axis.Tick(value, label);
    }
}
