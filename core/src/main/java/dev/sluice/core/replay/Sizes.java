package dev.sluice.core.replay;

import dev.sluice.core.unit.Limits;
import java.util.Comparator;

/** Names for how many devices a job asks for: shares, then powers of two. */
final class Sizes {
    /** Numbers by their value, before all other keys, which go by their letters. */
    static final Comparator<String> ORDER =
            Comparator.<String>comparingLong(Sizes::value).thenComparing(Comparator.naturalOrder());

    private Sizes() {}

    /** "0" for none, "<1" for a share, else the number of devices, rounded up to a power of two. */
    static String of(long milli) {
        if (milli < Limits.DEVICE_MILLI) {
            return milli == 0 ? "0" : "<1";
        }
        long devices = Math.ceilDiv(milli, (long) Limits.DEVICE_MILLI);
        return Long.toString(Long.highestOneBit(2 * devices - 1));
    }

    private static long value(String key) {
        if (key.equals("<1")) {
            return 0;
        }
        boolean number = key.length() < 10 && key.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Long.parseLong(key) : Long.MAX_VALUE;
    }
}
