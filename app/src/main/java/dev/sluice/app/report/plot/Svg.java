package dev.sluice.app.report.plot;

import dev.sluice.app.report.markup.Markup;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Shapes of an SVG picture. Lengths are in its units, which are CSS pixels where it is shown at its own width. */
public final class Svg {
    private final Markup out;

    public Svg(Markup out) {
        this.out = out;
    }

    /** Opens a picture that is read out by its name. */
    public Svg open(int width, int height, String css, String name) {
        out.open(
                "svg",
                "class",
                css,
                "viewBox",
                "0 0 " + width + " " + height,
                "width",
                Integer.toString(width),
                "height",
                Integer.toString(height),
                "role",
                "img",
                "aria-label",
                name);
        return this;
    }

    /** Closes the picture. */
    public void close() {
        out.close().line();
    }

    public Svg line(double x1, double y1, double x2, double y2, String css) {
        out.empty("line", "x1", n(x1), "y1", n(y1), "x2", n(x2), "y2", n(y2), "class", css);
        return this;
    }

    /** A bar; one without a width is not drawn. */
    public Svg rect(Box box, String css) {
        if (box.width() > 0 && box.height() > 0) {
            out.empty(
                    "rect",
                    "x",
                    n(box.x()),
                    "y",
                    n(box.y()),
                    "width",
                    n(box.width()),
                    "height",
                    n(box.height()),
                    "class",
                    css);
        }
        return this;
    }

    public Svg path(String data, String css) {
        out.empty("path", "d", data, "class", css);
        return this;
    }

    /** A dot that says what it is when pointed at. */
    public Svg dot(double x, double y, double radius, String css, String says) {
        out.open("circle", "cx", n(x), "cy", n(y), "r", n(radius), "class", css);
        out.leaf("title", says).close();
        return this;
    }

    /** Draws what is defined elsewhere on the page, at another place and size. */
    Svg use(String id, String transform) {
        out.empty("use", "href", "#" + id, "transform", transform);
        return this;
    }

    /** Text from, around or up to a place: {@code css} has {@code mid} or {@code end} for the latter two. */
    public Svg text(double x, double y, String text, String css) {
        out.leaf("text", text, "x", n(x), "y", n(y), "class", css);
        return this;
    }

    /** A rectangle. */
    public record Box(double x, double y, double width, double height) {
        /** The bar between two values of x, whichever is the greater. */
        public static Box between(double from, double to, double y, double height) {
            return new Box(Math.min(from, to), y, Math.abs(to - from), height);
        }
    }

    /** A length with at most one decimal: nobody sees more. */
    static String n(double length) {
        return BigDecimal.valueOf(length)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
