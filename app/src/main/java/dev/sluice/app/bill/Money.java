package dev.sluice.app.bill;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts as people write them. */
public final class Money {
    private static final BigDecimal HOUR = BigDecimal.valueOf(3_600_000_000L);

    private Money() {}

    /** Micros as an amount with two digits behind the point, or as many as it has: nothing is rounded. */
    public static String text(long micros) {
        var exact = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
        return exact.setScale(Math.max(2, exact.scale())).toPlainString();
    }

    /** Millionths of device-seconds as device-hours, to the thousandth. */
    public static String hours(long quantity) {
        return BigDecimal.valueOf(quantity)
                .divide(HOUR, 3, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** Millionths of device-seconds as device-milliseconds, exactly. */
    public static String deviceMillis(long quantity) {
        return BigDecimal.valueOf(quantity, 3).stripTrailingZeros().toPlainString();
    }
}
