package dev.sluice.app.trace.synthetic;

import java.util.ArrayList;
import java.util.List;

/**
 * How a figure is spread, as publications tell it: by some of its quantiles. Between two of them it is taken as even.
 *
 * @param points by permille, from 0 to 1000
 */
record Quantiles(List<Point> points) {
    /** One part of a draw's resolution: 64 of them to a permille, so that tails are not stepped. */
    static final int PARTS = 64_000;

    /**
     * A quantile.
     *
     * @param permille so many of a thousand are not above
     * @param value this
     */
    record Point(int permille, long value) {}

    Quantiles {
        points = List.copyOf(points);
        if (points.getFirst().permille() != 0 || points.getLast().permille() != 1000) {
            throw new IllegalArgumentException("quantiles go from 0 to 1000 permille, these don't: " + points);
        }
    }

    /** Reads {@code permille:value}, apart by blanks: {@code 0:10 500:60 1000:3600}. */
    static Quantiles of(String table) {
        var points = new ArrayList<Point>();
        for (var pair : table.split(" ", -1)) {
            var parts = pair.split(":", -1);
            points.add(new Point(Integer.parseInt(parts[0]), Long.parseLong(parts[1])));
        }
        return new Quantiles(points);
    }

    long draw(Draws draws) {
        return at(draws.below(PARTS));
    }

    long draw(EvenDraws draws) {
        return at(draws.below(PARTS));
    }

    /** The quantile at so many of {@link #PARTS}. */
    long at(long part) {
        for (int i = 1; i < points.size(); i++) {
            var from = points.get(i - 1);
            var to = points.get(i);
            long ahead = part - from.permille() * (PARTS / 1000L);
            long width = (to.permille() - from.permille()) * (PARTS / 1000L);
            if (ahead < width) {
                return from.value() + (to.value() - from.value()) * ahead / width;
            }
        }
        return points.getLast().value();
    }
}
