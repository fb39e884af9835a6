package dev.sluice.app.trace.reading;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** Times of traces, in ms since 1970. */
public final class Times {
    /** Where traces begin that have no date: 1970-01-05, a Monday. */
    public static final long BASE_MILLIS = 4L * 86_400_000;

    private Times() {}

    /** The time that a text says, such as {@code 2026-01-31T12:00:00} or {@code 2026-01-31}, read as UTC. */
    public static OptionalLong parse(String text) {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        long millis = new Clock().parse(bytes, 0, bytes.length);
        return millis < 0 ? OptionalLong.empty() : OptionalLong.of(millis);
    }
}
