package dev.sluice.app.http;

import dev.sluice.core.unit.Months;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** The time that a request is about: a month, or from one time to another; this month unless it says so. */
record Spans(long fromMillis, long toMillis) {
    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");
    private static final String MONTH_LIMIT = "1970-01..9999-12";
    private static final String TIME_LIMIT = "2026-11-01, 2026-11-01T08:00:00Z";

    static Spans of(Query query, long nowMillis) {
        int month = month(query, nowMillis);
        long from = query.text("from").map(text -> time("from", text)).orElse(Months.startMillis(month));
        long to = query.text("to").map(text -> time("to", text)).orElse(Months.endMillis(month));
        if (to <= from) {
            throw Query.invalid("to", query.text("to").orElse("-"), "> " + Instant.ofEpochMilli(from));
        }
        return new Spans(from, to);
    }

    /** The month of {@code period}, or the one that is now. */
    static int month(Query query, long nowMillis) {
        return query.text("period").map(Spans::month).orElse(Months.of(nowMillis));
    }

    /** A month as a number. */
    static int month(String text) {
        if (MONTH.matcher(text).matches()) {
            int number = Integer.parseInt(text.substring(0, 4)) * 100 + Integer.parseInt(text.substring(5));
            if (Months.isMonth(number)) {
                return number;
            }
        }
        throw Query.invalid("period", text, MONTH_LIMIT);
    }

    private static long time(String name, String text) {
        try {
            var instant = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
            long millis = instant.toEpochMilli();
            if (millis >= 0 && millis < Months.endMillis(Months.LAST)) {
                return millis;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // Refused below, as a time out of bounds is.
        }
        throw Query.invalid(name, text, TIME_LIMIT);
    }
}
