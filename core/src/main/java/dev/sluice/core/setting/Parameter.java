package dev.sluice.core.setting;

import dev.sluice.core.unit.Bounds;
import dev.sluice.core.unit.Limits;
import java.util.Arrays;
import java.util.Optional;

/**
 * The table of all numbers that the policies go by and that can be changed while the pool runs. One more takes one
 * constant here and one line in each {@code settings} bundle of texts, which says what it means; files, the API, the
 * command line and the reference take it from here.
 */
public enum Parameter {
    /** Device time that ends level 0 of the queue {@code las}: each level after it ends at twice the time. */
    LAS_LEVEL("las-level", Unit.MILLIS, 1_000, 86_400_000, 600_000),
    /** What a level of priority is worth: lower work that has waited so much longer goes first. */
    PRIORITY_HEAD_START("priority-head-start", Unit.MILLIS, 0, 31_536_000_000L, 86_400_000),
    /** How long before its latest start work with a deadline is due: devices have to become free. */
    DEADLINE_LEAD("deadline-lead", Unit.MILLIS, 0, 31_536_000_000L, 3_600_000),
    /** What being due is worth: work that has waited so much longer goes first all the same. */
    DEADLINE_HEAD_START("deadline-head-start", Unit.MILLIS, 0, 31_536_000_000L, 86_400_000),
    /** Times its predicted device time that work is passed by shorter work in the queue {@code predicted}. */
    PREDICTED_PATIENCE("predicted-patience", Unit.COUNT, 0, 1_000, 2),
    /** The longest that anything is passed in that queue; a longer queue than a year is fair to nobody. */
    PREDICTED_PATIENCE_MOST("predicted-patience-most", Unit.MILLIS, 0, 31_536_000_000L, 31_536_000_000L),
    /** Time after which what was borrowed counts for half. */
    BORROWING_HALF_LIFE("borrowing-half-life", Unit.MILLIS, 3_600_000, 2_592_000_000L, 604_800_000),
    /** Delay before the first retry of failed work; it doubles with each failure. */
    RETRY_DELAY("retry-delay", Unit.MILLIS, 0, 86_400_000, 1_000),
    /** Longest delay before a retry. */
    RETRY_DELAY_MOST("retry-delay-most", Unit.MILLIS, 0, 86_400_000, 300_000),
    /** Attempts of one workload that may get lost with their node or keeper before it counts as failed. */
    LOST_ATTEMPTS("lost-attempts", Unit.COUNT, 1, 1_000, 20),
    /** Whether devices are kept for the first gang of each chip that does not fit. */
    RESERVE("reserve", Unit.SWITCH, 0, 1, 0),
    /**
     * A reservation is firm so long after it was made, but not before the start first believed: from then on nobody but
     * owners gets its devices. An hour: who was wrong about run times for so long is not believed any more.
     */
    RESERVE_FIRM("reserve-firm", Unit.MILLIS, 0, 7L * 86_400_000, 3_600_000),
    /**
     * Stops for others in a day after which others are stopped rather than this workload. With fewer than six the work
     * that is lost on Philly at a quarter of its fleet rises from 0.9 to 1.5 %: what was spared was young.
     */
    STOPS_A_DAY("stops-a-day", Unit.COUNT, 1, 1_000, 6),
    /** Run time after a stop for others before the next one, if others can be stopped: longer than a restart takes. */
    LEAST_RUN("least-run", Unit.MILLIS, 0, 86_400_000, 120_000);

    /** What a value counts. */
    public enum Unit {
        /** Times, as milliseconds. */
        MILLIS,
        /** Things. */
        COUNT,
        /** Thousandths of a whole. */
        PERMILLE,
        /** 1 = on, 0 = off. */
        SWITCH
    }

    private final String word;
    private final Unit unit;
    private final long least;
    private final long most;
    private final long standard;

    Parameter(String word, Unit unit, long least, long most, long standard) {
        this.word = word;
        this.unit = unit;
        this.least = Bounds.within(name(), least, 0, Limits.DURATION_MILLIS);
        this.most = Bounds.within(name(), most, least, Limits.DURATION_MILLIS);
        this.standard = Bounds.within(name(), standard, least, most);
    }

    /** The word in files, the API and the log. */
    public String word() {
        return word;
    }

    public Unit unit() {
        return unit;
    }

    public long least() {
        return least;
    }

    public long most() {
        return most;
    }

    /** What it is unless somebody sets it. */
    public long standard() {
        return standard;
    }

    public static Optional<Parameter> named(String word) {
        return Arrays.stream(values())
                .filter(parameter -> parameter.word().equals(word))
                .findFirst();
    }
}
