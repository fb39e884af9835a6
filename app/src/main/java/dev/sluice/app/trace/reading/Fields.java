package dev.sluice.app.trace.reading;

import java.util.Arrays;

/**
 * Where the fields of a line begin and end.
 *
 * <p>With quotes, a field that begins with {@code "} goes on to the next one that no other follows, as in RFC 4180, but
 * never beyond its line.
 */
final class Fields {
    private final byte separator;
    private final boolean quotes;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private boolean[] doubled = new boolean[64];
    private int count;

    Fields(char separator, boolean quotes) {
        this.separator = (byte) separator;
        this.quotes = quotes;
    }

    /** Finds them in some bytes; at most one more than fit a table. */
    void split(byte[] bytes, int start, int end) {
        count = 0;
        int at = start;
        while (count <= TraceLimits.COLUMNS) {
            at = quotes && at < end && bytes[at] == '"' ? quoted(bytes, at, end) : plain(bytes, at, end);
            if (at > end) {
                return;
            }
        }
    }

    private int plain(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end && bytes[at] != separator) {
            at++;
        }
        add(start, at);
        return at + 1;
    }

    private int quoted(byte[] bytes, int start, int end) {
        int at = start + 1;
        boolean twice = false;
        while (at < end && (bytes[at] != '"' || at + 1 < end && bytes[at + 1] == '"')) {
            twice |= bytes[at] == '"';
            at += bytes[at] == '"' ? 2 : 1;
        }
        int close = Math.min(at, end);
        add(start + 1, close);
        doubled[count - 1] = twice;
        at = close;
        while (at < end && bytes[at] != separator) {
            at++;
        }
        return at + 1;
    }

    private void add(int start, int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            doubled = Arrays.copyOf(doubled, count * 2);
        }
        starts[count] = start;
        doubled[count] = false;
        ends[count++] = end;
    }

    int count() {
        return count;
    }

    /** Whether two quotes stand in it for one. */
    boolean hasDoubledQuotes(int field) {
        return doubled[field];
    }

    int start(int field) {
        return starts[field];
    }

    int end(int field) {
        return ends[field];
    }
}
