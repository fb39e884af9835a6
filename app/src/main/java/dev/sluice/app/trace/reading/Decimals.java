package dev.sluice.app.trace.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/** Decimal numbers into integers, exactly. */
final class Decimals {
    /** What is no number, or does not fit. */
    static final long BAD = Long.MIN_VALUE;

    private static final int LONGEST = 40;
    private static final long MOST = Long.MAX_VALUE / 100;

    private Decimals() {}

    /** The number that some bytes spell, times ten to a power, rounded half up; {@link #BAD} when they spell none. */
    static long parse(byte[] bytes, int start, int end, int digits) {
        int at = start < end && bytes[start] == '-' ? start + 1 : start;
        long value = 0;
        int left = -1;
        int seen = 0;
        for (; at < end; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                seen++;
                if (left == 0) {
                    return slow(bytes, start, end, digits);
                }
                if (value > MOST) {
                    return BAD;
                }
                value = value * 10 + digit;
                left -= left > 0 ? 1 : 0;
            } else if (bytes[at] == '.' && left < 0) {
                left = digits;
            } else {
                return slow(bytes, start, end, digits);
            }
        }
        for (int i = left < 0 ? digits : left; i > 0; i--) {
            if (value > MOST) {
                return BAD;
            }
            value *= 10;
        }
        return seen == 0 ? BAD : bytes[start] == '-' ? -value : value;
    }

    /** Exponents, and more places than are kept. */
    private static long slow(byte[] bytes, int start, int end, int digits) {
        if (end - start > LONGEST) {
            return BAD;
        }
        try {
            var number = new BigDecimal(new String(bytes, start, end - start, StandardCharsets.US_ASCII));
            // A tiny text with a huge exponent would be gigabytes of digits.
            if (Math.abs((long) number.scale()) > 2 * LONGEST) {
                return BAD;
            }
            // A count of 2.5 is no count; a time of 2.5005 s is good enough as 2,501 ms.
            var rounding = digits == 0 ? RoundingMode.UNNECESSARY : RoundingMode.HALF_UP;
            var scaled = number.movePointRight(digits).setScale(0, rounding).toBigIntegerExact();
            return scaled.bitLength() < 63 ? scaled.longValueExact() : BAD;
        } catch (ArithmeticException | NumberFormatException e) {
            return BAD;
        }
    }

    static Expected expected(Range range, int digits) {
        return Expected.of("trace.expected.decimal", shown(range.least(), digits), shown(range.most(), digits));
    }

    private static String shown(long value, int digits) {
        return BigDecimal.valueOf(value, digits).stripTrailingZeros().toPlainString();
    }
}
