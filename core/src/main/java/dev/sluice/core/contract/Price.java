package dev.sluice.core.contract;

import dev.sluice.core.unit.Bounds;
import dev.sluice.core.unit.Limits;
import java.util.List;

/**
 * What a device costs in an hour. Windows of local time may have another price than the rest; the first one that holds
 * decides. Local time comes with the price as shifts against UTC, for the core has no table of time zones: so the same
 * log gives the same bill whatever a machine believes about summer time.
 *
 * <p>Example: 22:00 to 06:00 in a zone that goes one hour ahead at 01:00 UTC of a night lasts seven hours in that
 * night.
 *
 * @param currency three capital letters
 * @param micros millionths of the currency for a device-hour outside the windows
 * @param zone name of the zone, for people; empty without windows
 * @param shifts offsets from UTC, each from its time on; the first one holds before its time, too
 */
public record Price(String currency, long micros, List<Window> windows, String zone, List<Shift> shifts) {
    private static final long MINUTE = 60_000;
    private static final int MINUTES_OF_DAY = 1_440;
    private static final int DAYS_OF_WEEK = 7;

    /** 1970-01-01 was a Thursday, the fourth day of its week. */
    private static final int FIRST_DAY = 3;

    /**
     * Hours with a price of their own.
     *
     * @param days bit 0 is Monday; of the day that the window begins on
     * @param fromMinute of the day, 0 to 1439
     * @param untilMinute of the day; the window ends on the next day where that is not after its beginning
     */
    public record Window(int days, int fromMinute, int untilMinute, long micros) {
        public Window {
            Bounds.within("days of a price window", days, 1, (1 << DAYS_OF_WEEK) - 1);
            Bounds.within("start of a price window", fromMinute, 0, MINUTES_OF_DAY - 1L);
            Bounds.within("end of a price window", untilMinute, 0, MINUTES_OF_DAY - 1L);
            Bounds.within("price of a window", micros, 1, Limits.PRICE_MICROS);
        }

        private boolean holds(int day, int minute) {
            if (fromMinute < untilMinute) {
                return begins(day) && minute >= fromMinute && minute < untilMinute;
            }
            return begins(day) && minute >= fromMinute || begins(day + DAYS_OF_WEEK - 1) && minute < untilMinute;
        }

        private boolean begins(int day) {
            return (days & 1 << day % DAYS_OF_WEEK) != 0;
        }
    }

    /** From a time on, in ms since 1970, local time is so many minutes ahead of UTC. */
    public record Shift(long fromMillis, int minutes) {
        public Shift {
            Bounds.within("shift of local time in minutes", minutes, -MINUTES_OF_DAY, MINUTES_OF_DAY);
        }
    }

    public Price {
        if (!currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("currency is " + currency + ", must be three capital letters");
        }
        Bounds.within("price of a device-hour in micros", micros, 1, Limits.PRICE_MICROS);
        windows = List.copyOf(windows);
        shifts = List.copyOf(shifts);
        Bounds.within("price windows", windows.size(), 0, Limits.PRICE_WINDOWS);
        Bounds.within("shifts of local time", shifts.size(), windows.isEmpty() ? 0 : 1, Limits.PRICE_SHIFTS);
    }

    /** One price at all times. */
    public static Price flat(String currency, long micros) {
        return new Price(currency, micros, List.of(), "", List.of());
    }

    /** Millionths of the currency for a device-hour at a time in ms since 1970. */
    public long at(long millis) {
        if (windows.isEmpty()) {
            return micros;
        }
        long local = Math.floorDiv(millis, MINUTE) + shiftAt(millis).minutes();
        int minute = (int) Math.floorMod(local, (long) MINUTES_OF_DAY);
        int day = (int) Math.floorMod(Math.floorDiv(local, (long) MINUTES_OF_DAY) + FIRST_DAY, (long) DAYS_OF_WEEK);
        for (var window : windows) {
            if (window.holds(day, minute)) {
                return window.micros();
            }
        }
        return micros;
    }

    /** The highest price of a device-hour at any time. */
    public long highest() {
        return windows.stream().mapToLong(Window::micros).reduce(micros, Math::max);
    }

    /** The first time after one at which the price may be another; {@link Long#MAX_VALUE} = never. */
    public long nextChange(long millis) {
        if (windows.isEmpty()) {
            return Long.MAX_VALUE;
        }
        var shift = shiftAt(millis);
        long local = Math.floorDiv(millis, MINUTE) + shift.minutes();
        long midnight = Math.floorDiv(local, (long) MINUTES_OF_DAY) * MINUTES_OF_DAY;
        long next = midnight + MINUTES_OF_DAY;
        for (var window : windows) {
            next = edge(midnight + window.fromMinute(), local, next);
            next = edge(midnight + window.untilMinute(), local, next);
        }
        long change = (next - shift.minutes()) * MINUTE;
        for (var later : shifts) {
            if (later.fromMillis() > millis) {
                return Math.min(change, later.fromMillis());
            }
        }
        return change;
    }

    private static long edge(long edge, long after, long next) {
        return edge > after ? Math.min(edge, next) : next;
    }

    private Shift shiftAt(long millis) {
        var holds = shifts.getFirst();
        for (var shift : shifts) {
            holds = shift.fromMillis() <= millis ? shift : holds;
        }
        return holds;
    }
}
