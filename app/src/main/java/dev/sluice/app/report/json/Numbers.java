package dev.sluice.app.report.json;

/** Numbers with as many digits as they mean. */
final class Numbers {
    private Numbers() {}

    /** Six decimals. */
    static double part(double value) {
        return Math.round(value * 1e6) / 1e6;
    }

    /** Seconds to the millisecond. */
    static double seconds(long millis) {
        return millis / 1000.0;
    }
}
