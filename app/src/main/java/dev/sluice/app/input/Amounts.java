package dev.sluice.app.input;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Amounts with units as people write them: {@code 64Gi}, {@code 1h30m}, {@code 500m}. */
public final class Amounts {
    private static final Pattern QUANTITY =
            Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,6})?)(Ki|Mi|Gi|Ti|Pi|k|K|M|G|T|P)");
    private static final Pattern DURATION = Pattern.compile(
            "(?=.)(?:([0-9]{1,9})d)?(?:([0-9]{1,9})h)?(?:([0-9]{1,9})m)?(?:([0-9]{1,9})s)?(?:([0-9]{1,12})ms)?");
    private static final Pattern CORES = Pattern.compile("([0-9]{1,9})m|([0-9]{1,6}(?:\\.[0-9]{1,3})?)");
    private static final Pattern MILLI = Pattern.compile("([0-9]{1,9})m");
    private static final BigInteger MEBIBYTE = BigInteger.valueOf(1 << 20);
    private static final Map<String, BigDecimal> BYTES = Map.ofEntries(
            Map.entry("k", BigDecimal.TEN.pow(3)),
            Map.entry("K", BigDecimal.TEN.pow(3)),
            Map.entry("M", BigDecimal.TEN.pow(6)),
            Map.entry("G", BigDecimal.TEN.pow(9)),
            Map.entry("T", BigDecimal.TEN.pow(12)),
            Map.entry("P", BigDecimal.TEN.pow(15)),
            Map.entry("Ki", BigDecimal.TWO.pow(10)),
            Map.entry("Mi", BigDecimal.TWO.pow(20)),
            Map.entry("Gi", BigDecimal.TWO.pow(30)),
            Map.entry("Ti", BigDecimal.TWO.pow(40)),
            Map.entry("Pi", BigDecimal.TWO.pow(50)));
    private static final long[] DURATION_MILLIS = {86_400_000, 3_600_000, 60_000, 1_000, 1};
    private static final String[] DURATION_UNITS = {"d", "h", "m", "s", "ms"};
    private static final String[] QUANTITY_UNITS = {"Mi", "Gi", "Ti", "Pi"};

    private Amounts() {}

    /** MiB of {@code 64Gi}, {@code 512Mi}, {@code 80G} (10^9 bytes each), rounded up; nothing if it isn't one. */
    public static OptionalLong mebibytes(String text) {
        var match = QUANTITY.matcher(text);
        if (!match.matches()) {
            return OptionalLong.empty();
        }
        var unit = BYTES.getOrDefault(match.group(2), BigDecimal.ONE);
        var bytes = new BigDecimal(match.group(1))
                .multiply(unit)
                .setScale(0, RoundingMode.CEILING)
                .toBigInteger();
        var rounded = bytes.add(MEBIBYTE).subtract(BigInteger.ONE).divide(MEBIBYTE);
        return OptionalLong.of(saturated(rounded));
    }

    /** Milliseconds of {@code 90s}, {@code 10m}, {@code 1h30m}, {@code 2d}, {@code 250ms}; nothing if it isn't one. */
    public static OptionalLong durationMillis(String text) {
        var match = DURATION.matcher(text);
        if (!match.matches()) {
            return OptionalLong.empty();
        }
        long millis = 0;
        for (int i = 0; i < DURATION_MILLIS.length; i++) {
            var count = match.group(i + 1);
            millis += count == null ? 0 : Long.parseLong(count) * DURATION_MILLIS[i];
        }
        return OptionalLong.of(millis);
    }

    /** Thousandths of a core of {@code 8}, {@code 0.5}, {@code 500m}; nothing if it isn't one. */
    public static OptionalLong coresMilli(String text) {
        var match = CORES.matcher(text);
        if (!match.matches()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(
                match.group(1) != null
                        ? Long.parseLong(match.group(1))
                        : new BigDecimal(match.group(2)).movePointRight(3).longValueExact());
    }

    /** Thousandths of a device of {@code 250m}; nothing if it isn't one. */
    public static OptionalLong shareMilli(String text) {
        var match = MILLI.matcher(text);
        return match.matches() ? OptionalLong.of(Long.parseLong(match.group(1))) : OptionalLong.empty();
    }

    /**
     * A decimal number times ten to the number of its digits behind the point: with 6 digits, {@code 1.5} is 1,500,000.
     * Nothing if it isn't one or has more digits.
     */
    public static OptionalLong decimal(String text, int digits) {
        var pattern = "-?(0|[1-9][0-9]{0,11})(\\.[0-9]{1," + digits + "})?";
        if (!text.matches(pattern)) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(
                saturated(new BigDecimal(text).movePointRight(digits).toBigIntegerExact()));
    }

    /** MiB as text in the largest unit that needs no fraction. */
    public static String quantityText(long mebibytes) {
        int unit = 0;
        long count = mebibytes;
        while (count != 0 && count % 1024 == 0 && unit < QUANTITY_UNITS.length - 1) {
            count /= 1024;
            unit++;
        }
        return count + QUANTITY_UNITS[unit];
    }

    /** Milliseconds, 0 or more, as text with all units that it needs: {@code 1h30m}. */
    public static String durationText(long millis) {
        var text = new StringBuilder();
        long rest = millis;
        for (int i = 0; i < DURATION_MILLIS.length; i++) {
            if (rest >= DURATION_MILLIS[i]) {
                text.append(rest / DURATION_MILLIS[i]).append(DURATION_UNITS[i]);
                rest %= DURATION_MILLIS[i];
            }
        }
        return text.isEmpty() ? "0s" : text.toString();
    }

    /** Thousandths of a core as text: {@code 8} or {@code 500m}. */
    public static String coresText(long milli) {
        return milli % 1000 == 0 ? Long.toString(milli / 1000) : milli + "m";
    }

    /** A scaled decimal as text. */
    static String decimalText(long scaled, int digits) {
        var plain = BigDecimal.valueOf(scaled, digits).stripTrailingZeros().toPlainString();
        return plain.toLowerCase(Locale.ROOT);
    }

    private static long saturated(BigInteger number) {
        if (number.bitLength() < Long.SIZE) {
            return number.longValue();
        }
        return number.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
}
