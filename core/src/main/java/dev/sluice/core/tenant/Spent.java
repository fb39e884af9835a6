package dev.sluice.core.tenant;

/**
 * What is known of the use of a budget since it last changed its level.
 *
 * @param period the month, such as 202611
 * @param micros what was owed when the level was reached
 * @param stopMillis when what runs is stopped, in ms since 1970; 0 where the hard limit is not reached
 */
public record Spent(int period, long micros, Budget.Level level, long stopMillis) {
    /** Nothing was reported yet. */
    public static final Spent NOTHING = new Spent(0, 0, Budget.Level.WITHIN, 0);

    /** What is to hold when so much of a budget is used at a time; a limit that was reached before keeps its time. */
    public Spent next(Budget budget, int month, long owed, long atMillis) {
        var reached = budget.levelAt(owed);
        boolean asBefore = reached == Budget.Level.SPENT && level.closed() && month == period;
        if (asBefore) {
            return this;
        }
        long stops = reached == Budget.Level.SPENT ? atMillis + budget.graceMillis() : 0;
        return new Spent(month, owed, reached, stops);
    }
}
