package dev.sluice.app.work;

import dev.sluice.app.input.Fields;
import dev.sluice.app.input.TextRule;
import dev.sluice.core.contract.Price;
import dev.sluice.core.unit.Limits;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hours of local time with a price of their own. The changes of local time are looked up once, when the contract is
 * proposed, and go into it: both sides sign the same clock, and no later table of time zones changes a bill.
 */
record PriceWindows(List<Price.Window> windows, String zone, List<Price.Shift> shifts) {
    static final TextRule CURRENCY = new TextRule("work.bad-currency", Pattern.compile("[A-Z]{3}"), 3, false);
    private static final TextRule CLOCK =
            new TextRule("work.bad-clock", Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]"), 5, false);
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final int EVERY_DAY = (1 << 7) - 1;

    /** How long after the end of the term local time is known, for renewals. */
    private static final long LONGER_MILLIS = 5L * 365 * 24 * 3_600_000;

    static PriceWindows read(Fields price, long from, long until) {
        var zone = price.text("zone", TextRule.LINE.upTo(Limits.NAME_CHARS)).orElse("");
        var windows = new ArrayList<Price.Window>();
        for (var window : price.objects("windows", Limits.PRICE_WINDOWS)) {
            var read = window(window);
            if (read != null) {
                windows.add(read);
            }
        }
        if (zone.isEmpty()) {
            if (price.shape("windows") != Fields.Shape.ABSENT) {
                price.refuse("zone", "work.no-zone", "", "");
            }
            return new PriceWindows(List.of(), "", List.of());
        }
        try {
            return new PriceWindows(windows, zone, shifts(ZoneId.of(zone), from, until));
        } catch (DateTimeException unknown) {
            price.refuse("zone", "work.bad-zone", "", "");
            return new PriceWindows(List.of(), "", List.of());
        }
    }

    private static Price.@Nullable Window window(Fields window) {
        var days = window.names("days", DAYS, "input.not-a-choice", DAYS.size());
        int mask = 0;
        for (var day : days) {
            mask |= 1 << DAYS.indexOf(day);
        }
        var from = window.requireText("from", CLOCK);
        var until = window.requireText("until", CLOCK);
        var micros = ContractFile.micros(window, "hour", 1);
        if (window.shape("hour") == Fields.Shape.ABSENT) {
            window.refuse("hour", "work.no-price", "", "");
        }
        if (from.isEmpty() || until.isEmpty() || micros.isEmpty()) {
            return null;
        }
        if (from.equals(until)) {
            window.refuse("until", "work.empty-window", "", "");
        }
        return new Price.Window(mask == 0 ? EVERY_DAY : mask, minute(from), minute(until), micros.getAsLong());
    }

    private static int minute(String clock) {
        return Integer.parseInt(clock.substring(0, 2)) * 60 + Integer.parseInt(clock.substring(3));
    }

    private static List<Price.Shift> shifts(ZoneId zone, long from, long until) {
        var rules = zone.getRules();
        var shifts = new ArrayList<Price.Shift>();
        var at = Instant.ofEpochMilli(from);
        shifts.add(new Price.Shift(from, rules.getOffset(at).getTotalSeconds() / 60));
        var next = rules.nextTransition(at);
        while (next != null
                && next.toEpochSecond() * 1000 < until + LONGER_MILLIS
                && shifts.size() < Limits.PRICE_SHIFTS) {
            shifts.add(new Price.Shift(
                    next.toEpochSecond() * 1000, next.getOffsetAfter().getTotalSeconds() / 60));
            next = rules.nextTransition(next.getInstant());
        }
        return shifts;
    }
}
