package dev.sluice.core.work;

/**
 * How long work is expected to run, in ms.
 *
 * @param medianMillis half of such work is over by then; 0 = nobody knows
 * @param mostMillis nine of ten are; 0 = nobody knows
 */
public record Expected(long medianMillis, long mostMillis) {
    /** Nobody knows. */
    public static final Expected UNKNOWN = new Expected(0, 0);

    public boolean known() {
        return medianMillis > 0;
    }
}
