package dev.sluice.app.trace.slurm;

import dev.sluice.core.unit.Limits;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Slurm's way to write how long: {@code [DD-[HH:]]MM:SS}, {@code UNLIMITED}, {@code Partition_Limit}. */
final class TimeLimit {
    private static final Pattern CLOCK =
            Pattern.compile("(?:([0-9]{1,5})-)?(?:([0-9]{1,6}):)?([0-9]{1,6}):([0-9]{2})(?:\\.[0-9]+)?");

    private TimeLimit() {}

    /** In ms; 0 = no limit, empty = no limit that anybody could read. */
    static OptionalLong parse(String text) {
        if (text.isEmpty() || text.equals("UNLIMITED") || text.equals("Partition_Limit") || text.equals("INVALID")) {
            return OptionalLong.of(0);
        }
        var match = CLOCK.matcher(text);
        if (!match.matches()) {
            return OptionalLong.empty();
        }
        long hours = number(match.group(1)) * 24 + number(match.group(2));
        long millis = ((hours * 60 + number(match.group(3))) * 60 + number(match.group(4))) * 1000;
        return millis <= Limits.DURATION_MILLIS ? OptionalLong.of(millis) : OptionalLong.empty();
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
