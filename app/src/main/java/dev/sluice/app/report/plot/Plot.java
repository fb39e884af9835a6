package dev.sluice.app.report.plot;

import java.util.List;

/**
 * A plot of values by two axes. It is drawn in the order of the calls: the grid comes first.
 *
 * <p>The title of the vertical axis stands above it, so that it is read without turning the head.
 */
public final class Plot {
    private static final double FONT = 12;
    private static final double TOP = 30;
    private static final double TOP_UNTITLED = 8;
    private static final double BOTTOM = 42;
    private static final double RIGHT = 14;

    private final Svg svg;
    private final int width;
    private final int height;
    private final Axis across;
    private final Axis up;
    private final double left;
    private final double top;

    public Plot(Svg svg, int width, int height, Axis across, Axis up) {
        this.svg = svg;
        this.width = width;
        this.height = height;
        this.across = across;
        this.up = up;
        this.top = up.title().isEmpty() ? TOP_UNTITLED : TOP;
        this.left = 12
                + up.ticks().stream()
                        .mapToDouble(tick -> TextSize.width(tick.label(), FONT))
                        .max()
                        .orElse(0);
    }

    /** Height of a plot without a title whose data are that high. */
    public static int height(int data) {
        return data + (int) (TOP_UNTITLED + BOTTOM);
    }

    /** Where a value lies from the left. */
    private double x(double value) {
        return left + across.scale().at(value) * (width - RIGHT - left);
    }

    /** Where a value lies from the top. */
    private double y(double value) {
        return top + (1 - up.scale().at(value)) * (height - BOTTOM - top);
    }

    /** Draws axes, grid and titles. */
    public Plot grid() {
        if (!up.title().isEmpty()) {
            svg.text(0, 14, up.title(), "axis-title");
        }
        for (var tick : up.ticks()) {
            double y = y(tick.value());
            svg.line(left, y, width - RIGHT, y, "grid");
            svg.text(left - 9, y + 4, tick.label(), "tick end");
        }
        double bottom = height - BOTTOM;
        svg.line(left, bottom, width - RIGHT, bottom, "axis");
        double free = 0;
        for (var tick : across.ticks()) {
            double half = TextSize.width(tick.label(), FONT) / 2;
            double x = x(tick.value());
            svg.line(x, bottom, x, bottom + 4, "axis");
            // A label that would run into the one before or out of the picture is left out; its tick stays.
            if (x - half >= free && x + half <= width) {
                svg.text(x, bottom + 17, tick.label(), "tick mid");
                free = x + half + 6;
            }
        }
        svg.text(width - RIGHT, height - 6, across.title(), "axis-title end");
        return this;
    }

    /** A line through points; one that is not a number interrupts it. */
    public Plot line(List<Point> points, String css) {
        var data = new StringBuilder();
        boolean pen = false;
        for (var point : points) {
            boolean known = !Double.isNaN(point.y());
            if (known) {
                data.append(pen ? 'L' : 'M').append(at(point.x(), point.y()));
            }
            pen = known;
        }
        if (!data.isEmpty()) {
            svg.path(data.toString(), css);
        }
        return this;
    }

    /** The area between a line and the axis below. A point that is not a number counts as 0. */
    public Plot area(List<Point> points, String css) {
        if (points.isEmpty()) {
            return this;
        }
        var data = new StringBuilder("M").append(at(points.getFirst().x(), 0));
        points.forEach(point -> data.append('L').append(at(point.x(), Double.isNaN(point.y()) ? 0 : point.y())));
        data.append('L').append(at(points.getLast().x(), 0)).append('Z');
        svg.path(data.toString(), css);
        return this;
    }

    public Plot dot(double x, double y, double radius, String css, String says) {
        svg.dot(x(x), y(y), radius, css, says);
        return this;
    }

    /** A straight line between two points. */
    public Plot segment(Point from, Point to, String css) {
        svg.line(x(from.x()), y(from.y()), x(to.x()), y(to.y()), css);
        return this;
    }

    /** A picture that is defined elsewhere on the page, one unit wide and high, stretched over the whole plot. */
    public Plot image(String id) {
        var place = "translate(" + Svg.n(left) + " " + Svg.n(top) + ") scale(" + Svg.n(width - RIGHT - left) + " "
                + Svg.n(height - BOTTOM - top) + ")";
        svg.use(id, place);
        return this;
    }

    /** Words beside a point, so many pixels away. */
    public Plot label(Point point, double dx, double dy, String words, String css) {
        svg.text(x(point.x()) + dx, y(point.y()) + dy, words, css);
        return this;
    }

    /** A pair of values; {@code y} may be NaN where there is none. */
    public record Point(double x, double y) {}

    private String at(double x, double y) {
        return Svg.n(x(x)) + " " + Svg.n(y(y));
    }
}
