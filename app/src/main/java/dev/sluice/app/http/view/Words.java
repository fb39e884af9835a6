package dev.sluice.app.http.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Small conversions that all views share. */
public final class Words {
    private Words() {}

    /** {@code TIMED_OUT} is {@code timed-out}. */
    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** RFC 3339 in UTC. */
    public static String at(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    /** A month as people write it: 202611 is {@code 2026-11}. */
    public static String period(int number) {
        return "%04d-%02d".formatted(number / 100, number % 100);
    }

    /** Absent instead of 0. */
    static @Nullable Long orAbsent(long value) {
        return value == 0 ? null : value;
    }

    /** Indices of the bits that are set. */
    static List<Integer> devices(long mask) {
        var indices = new ArrayList<Integer>(Long.bitCount(mask));
        for (long left = mask; left != 0; left &= left - 1) {
            indices.add(Long.numberOfTrailingZeros(left));
        }
        return indices;
    }
}
