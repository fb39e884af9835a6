package dev.sluice.app.report.plot;

/**
 * How wide a text is about, without the font: Latin letters a bit over half of their height, Chinese characters as wide
 * as high. Used to leave room and to shorten what would not fit.
 */
public final class TextSize {
    private static final double LATIN = 0.56;
    private static final int FIRST_WIDE = 0x2e80;

    private TextSize() {}

    /** Width of a text at a font size, in the unit of the size. */
    public static double width(String text, double size) {
        return text.codePoints().mapToDouble(TextSize::ems).sum() * size;
    }

    /** The text, or its beginning with an ellipsis if it is wider than that. */
    public static String cut(String text, double size, double most) {
        if (width(text, size) <= most) {
            return text;
        }
        double room = most / size - 0.8;
        int end = 0;
        while (end < text.length() && room - ems(text.codePointAt(end)) >= 0) {
            room -= ems(text.codePointAt(end));
            end += Character.charCount(text.codePointAt(end));
        }
        return text.substring(0, end).stripTrailing() + "\u2026";
    }

    private static double ems(int point) {
        return point >= FIRST_WIDE ? 1 : LATIN;
    }
}
