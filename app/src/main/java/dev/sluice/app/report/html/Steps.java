package dev.sluice.app.report.html;

import dev.sluice.app.report.plot.Plot.Point;
import dev.sluice.core.unit.LongList;
import java.util.ArrayList;
import java.util.List;

/**
 * Series in steps of time, thinned out to what a picture can show: neighbouring steps are summed up.
 *
 * @param stepMillis length of a step
 * @param most points at most
 */
record Steps(long stepMillis, int most) {
    /** One part of another, step by step; not a number where the other is 0. */
    List<Point> parts(LongList some, LongList whole) {
        int count = Math.min(some.size(), whole.size());
        int width = Math.max(1, Math.ceilDiv(count, most));
        var points = new ArrayList<Point>();
        for (int from = 0; from < count; from += width) {
            int to = Math.min(count, from + width);
            double total = sum(whole, from, to);
            points.add(new Point(middle(from, to), total > 0 ? sum(some, from, to) / total : Double.NaN));
        }
        return points;
    }

    /** Means of the values, divided by {@code unit}. */
    List<Point> means(LongList values, double unit) {
        int width = Math.max(1, Math.ceilDiv(values.size(), most));
        var points = new ArrayList<Point>();
        for (int from = 0; from < values.size(); from += width) {
            int to = Math.min(values.size(), from + width);
            points.add(new Point(middle(from, to), sum(values, from, to) / (to - from) / unit));
        }
        return points;
    }

    private double middle(int from, int to) {
        return (from + to) / 2.0 * stepMillis;
    }

    private static double sum(LongList values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values.get(i);
        }
        return sum;
    }
}
