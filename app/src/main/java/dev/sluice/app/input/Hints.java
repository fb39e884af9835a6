package dev.sluice.app.input;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody likely meant with an amount that can't be read. Each gives an amount that can be, or nothing (""). */
final class Hints {
    private static final Pattern NUMBER_AND_WORD =
            Pattern.compile("\\s*([0-9]{1,12}(?:\\.[0-9]{1,6})?)\\s*([A-Za-z%]*)\\W*");
    private static final Pattern CLOCK =
            Pattern.compile("(?:([0-9]{1,4})-)?([0-9]{1,4}):([0-9]{1,2})(?::([0-9]{1,2}))?");
    private static final Pattern ODD_INTEGER = Pattern.compile("[+-]?[0-9][0-9_,' ]{0,20}(\\.0+)?([eE][+]?[0-9])?");
    private static final Map<String, Long> DURATION_WORDS = Map.ofEntries(
            Map.entry("ms", 1L),
            Map.entry("s", 1_000L),
            Map.entry("sec", 1_000L),
            Map.entry("second", 1_000L),
            Map.entry("m", 60_000L),
            Map.entry("min", 60_000L),
            Map.entry("minute", 60_000L),
            Map.entry("h", 3_600_000L),
            Map.entry("hr", 3_600_000L),
            Map.entry("hour", 3_600_000L),
            Map.entry("d", 86_400_000L),
            Map.entry("day", 86_400_000L),
            Map.entry("w", 604_800_000L),
            Map.entry("week", 604_800_000L));

    private Hints() {}

    /** {@code 10} for {@code 010}, {@code 1_0}, {@code 10.0}, {@code 1e1}, {@code "10"}. */
    static String integer(String text) {
        var bare = text.strip();
        if (!ODD_INTEGER.matcher(bare).matches()) {
            return "";
        }
        try {
            return new BigDecimal(bare.replaceAll("[_,' ]", ""))
                    .toBigIntegerExact()
                    .toString();
        } catch (ArithmeticException | NumberFormatException e) {
            return "";
        }
    }

    /** {@code 64Gi} for {@code 64 GiB}, {@code 64gi} and {@code 64G} for {@code 64 GB?}. */
    static String quantity(String text) {
        return numberAndWord(text, match -> {
            var word = match.group(2).toLowerCase(Locale.ROOT);
            var unit = word.endsWith("b") || word.endsWith("byte") ? word.replaceAll("b(yte)?$", "") : word;
            var upper = unit.isEmpty() ? "" : unit.substring(0, 1).toUpperCase(Locale.ROOT) + unit.substring(1);
            var hint = match.group(1) + (match.group(2).equals("m") ? "Mi" : upper);
            return Amounts.mebibytes(hint).isPresent() ? hint : "";
        });
    }

    /** {@code 1h30m} for {@code 1.5 hours}, {@code 90 min}, {@code 1:30:00}. */
    static String duration(String text) {
        var clock = CLOCK.matcher(text.strip());
        if (clock.matches()) {
            return clock(clock);
        }
        return numberAndWord(text, match -> {
            var word = match.group(2).toLowerCase(Locale.ROOT).replaceAll("(?<=..)s$", "");
            var unit = DURATION_WORDS.getOrDefault(word.isEmpty() ? "" : word, DURATION_WORDS.get(match.group(2)));
            if (unit == null) {
                return "";
            }
            var millis = new BigDecimal(match.group(1)).multiply(BigDecimal.valueOf(unit));
            return Amounts.durationText(millis.longValue());
        });
    }

    private static String clock(Matcher clock) {
        boolean withSeconds = clock.group(4) != null;
        long[] parts = {number(clock, 1), number(clock, 2), number(clock, 3), number(clock, 4)};
        long seconds = parts[0] * 86_400 + parts[1] * 3_600 + parts[2] * 60 + (withSeconds ? parts[3] : 0);
        return Amounts.durationText(seconds * 1_000);
    }

    private static long number(Matcher match, int group) {
        return match.group(group) == null ? 0 : Long.parseLong(match.group(group));
    }

    /** {@code 500m} for {@code 0.5 cores}. */
    static String cores(String text) {
        return numberAndWord(text, match -> {
            var milli = Amounts.coresMilli(match.group(1));
            return milli.isPresent() ? Amounts.coresText(milli.getAsLong()) : "";
        });
    }

    /** {@code 250m} for {@code 0.25}, {@code 250}, {@code 25%}. */
    static String share(String text) {
        return numberAndWord(text, match -> {
            var number = new BigDecimal(match.group(1));
            boolean percent = match.group(2).equals("%") || text.strip().endsWith("%");
            boolean milli = !percent && number.scale() <= 0 && number.compareTo(BigDecimal.ONE) > 0;
            var share = milli ? number : number.movePointRight(percent ? 1 : 3);
            return share.signum() > 0 && share.compareTo(BigDecimal.valueOf(1_000)) <= 0
                    ? share.toBigInteger() + "m"
                    : "";
        });
    }

    private static String numberAndWord(String text, Function<Matcher, String> hint) {
        if (text.length() > InputLimits.MAX_SHOWN_CHARACTERS) {
            return "";
        }
        var match = NUMBER_AND_WORD.matcher(text);
        return match.matches() ? hint.apply(match) : "";
    }
}
