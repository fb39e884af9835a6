package dev.sluice.app.report.markup;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Writes a tree of tags that reads the same as HTML and as XML. All text and all values of attributes are escaped, so a
 * name in them stays a name.
 */
public final class Markup {
    /** Tags of HTML that have no end; XML wants to see that. */
    private static final Set<String> EMPTY = Set.of("meta", "input", "br", "img");

    private final StringBuilder out = new StringBuilder(1 << 14);
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens a tag with attributes, given as names and values in turn. */
    public Markup open(String tag, String... attributes) {
        if (attributes.length % 2 != 0) {
            throw new IllegalArgumentException("the attribute " + attributes[attributes.length - 1] + " has no value");
        }
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        if (EMPTY.contains(tag)) {
            out.append('/');
        } else {
            open.push(tag);
        }
        out.append('>');
        return this;
    }

    /** Closes the tag that was opened last. */
    public Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Text between tags. */
    public Markup text(String text) {
        escape(text);
        return this;
    }

    /** A tag with text only. */
    public Markup leaf(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** A tag with nothing in it. */
    public Markup empty(String tag, String... attributes) {
        return open(tag, attributes).close();
    }

    /** A new line, for those who read the source. */
    public Markup line() {
        out.append('\n');
        return this;
    }

    /** What another {@link Markup} has written, or text of this program: nothing that came from outside. */
    public Markup trusted(String markup) {
        out.append(markup);
        return this;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            int point = text.codePointAt(i);
            i += Character.charCount(point) - 1;
            switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(harmful(point) ? 0xfffd : point);
            }
        }
    }

    /** What XML forbids, and marks that reorder the text after them. */
    private static boolean harmful(int point) {
        return (Character.isISOControl(point) && point != '\n')
                || Character.getType(point) == Character.SURROGATE
                || point == 0xfffe
                || point == 0xffff
                || (point >= 0x202a && point <= 0x202e)
                || (point >= 0x2066 && point <= 0x2069);
    }

    /** All that was written; every tag must be closed. */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("open tags: " + open);
        }
        return out.toString();
    }
}
