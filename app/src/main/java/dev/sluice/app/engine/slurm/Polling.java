package dev.sluice.app.engine.slurm;

import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;

/**
 * When to ask Slurm for its jobs next. Starts and ends ring a bell, so asking is for what goes wrong: often enough to
 * see it, and never so often that it costs more than a twentieth of the time.
 */
final class Polling {
    private static final System.Logger LOG = System.getLogger(Polling.class.getName());

    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long BUSY_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long HASTY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int PART = 20;

    /** A controller that restarts is away for a few seconds; devices are not taken out for that. */
    private static final long AWAY_NANOS = TimeUnit.SECONDS.toNanos(60);

    private long lastNanos = System.nanoTime();
    private long costNanos;
    private boolean soon;
    private long awaySinceNanos;

    /**
     * @param live whether any attempt is followed
     * @param hasty whether something waits for the answer
     */
    boolean isDue(boolean live, boolean hasty) {
        long pause = soon || hasty ? HASTY_NANOS : live ? BUSY_NANOS : QUIET_NANOS;
        long least = Math.min(costNanos * PART, MOST_NANOS);
        return System.nanoTime() - lastNanos >= Math.max(pause, least);
    }

    /** Something waits for the next answer. */
    void soon() {
        soon = true;
    }

    void answered(long tookNanos) {
        if (awaySinceNanos != 0) {
            LOG.log(Level.INFO, "Slurm answers again");
        }
        awaySinceNanos = 0;
        asked(tookNanos);
    }

    void failed(long tookNanos, String whom, SlurmFailure why) {
        if (awaySinceNanos == 0) {
            awaySinceNanos = System.nanoTime();
            LOG.log(Level.WARNING, "{0} does not answer; what runs there goes on: {1}", whom, why.getMessage());
        }
        asked(Math.min(tookNanos, HASTY_NANOS));
    }

    private void asked(long tookNanos) {
        lastNanos = System.nanoTime();
        costNanos = tookNanos;
        soon = false;
    }

    /** False once nothing was heard for so long that nothing new should be placed there. */
    boolean isReachable() {
        return awaySinceNanos == 0 || System.nanoTime() - awaySinceNanos < AWAY_NANOS;
    }
}
