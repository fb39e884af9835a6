package dev.sluice.app.cli.table;

import org.jline.utils.WCWidth;

/** How many cells of a terminal a text takes: Chinese takes two a character, combining marks none. */
public final class Width {
    private static final String MORE = "\u2026";

    private Width() {}

    /** Cells of the text, which must have no control characters; see {@link #clean}. */
    public static int of(String text) {
        int cells = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x300) {
                cells++;
            } else {
                int point = text.codePointAt(i);
                cells += Math.max(0, WCWidth.wcwidth(point));
                i += Character.charCount(point) - 1;
            }
        }
        return cells;
    }

    /** The text with blanks after it up to this many cells. */
    public static String padRight(String text, int cells) {
        return text + " ".repeat(Math.max(0, cells - of(text)));
    }

    /** The text with blanks before it up to this many cells. */
    public static String padLeft(String text, int cells) {
        return " ".repeat(Math.max(0, cells - of(text))) + text;
    }

    /** The text itself if it fits, else its beginning and an ellipsis. */
    public static String cut(String text, int cells) {
        if (of(text) <= cells) {
            return text;
        }
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            int next = used + Math.max(0, of(Character.toString(point)));
            if (next > cells - 1) {
                break;
            }
            used = next;
            end += Character.charCount(point);
        }
        return cells < 1 ? "" : text.substring(0, end) + MORE;
    }

    /** The text itself if it fits, else an ellipsis and its end. */
    public static String cutStart(String text, int cells) {
        int from = 0;
        while (from < text.length() && of(text.substring(from)) > (from == 0 ? cells : cells - 1)) {
            from += Character.charCount(text.codePointAt(from));
        }
        return from == 0 ? text : MORE + text.substring(from);
    }

    /**
     * The text without control characters and without marks that reorder what follows: a name must not be able to move
     * the cursor, change colours or fake a line.
     */
    public static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (harmful(text.charAt(i))) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        var clean = new StringBuilder(text);
        for (int i = 0; i < clean.length(); i++) {
            if (harmful(clean.charAt(i))) {
                clean.setCharAt(i, '\ufffd');
            }
        }
        return clean.toString();
    }

    private static boolean harmful(char c) {
        return Character.isISOControl(c)
                || (c >= '\u202a' && c <= '\u202e')
                || (c >= '\u2066' && c <= '\u2069')
                || c == '\u2028'
                || c == '\u2029';
    }
}
