package dev.sluice.app.report;

import dev.sluice.core.replay.Outcome;
import dev.sluice.core.replay.Setup;

/**
 * One set-up and what it made of the input.
 *
 * @param wallNanos time that the replay took; the only figure of a report that differs from run to run
 */
public record Measured(Setup setup, Outcome outcome, long wallNanos) {
    /** Whether each owner works alone in its own centers. */
    public boolean alone() {
        return setup.levers().isEmpty() && !setup.oneQueue();
    }

    public String name() {
        return setup.name();
    }

    /** Its part of the device time between first and last submission. */
    public Utilisation utilisation() {
        return Utilisation.of(outcome.usage());
    }
}
