package dev.sluice.app.report;

import dev.sluice.core.replay.Lever;
import dev.sluice.core.replay.Outcome;
import dev.sluice.core.replay.Setup;
import java.util.List;

/**
 * One set-up and what it made of the input.
 *
 * @param wallNanos time that the replay took; the only figure of a report that differs from run to run
 * @param money what lending brought and cost each owner, by owner and currency; empty where nobody agreed on anything
 */
public record Measured(Setup setup, Outcome outcome, long wallNanos, List<OwnerMoney> money) {
    public Measured {
        money = List.copyOf(money);
    }

    /** One without money. */
    public Measured(Setup setup, Outcome outcome, long wallNanos) {
        this(setup, outcome, wallNanos, List.of());
    }

    /** Whether each owner works alone in its own centers. */
    public boolean alone() {
        return setup.levers().isEmpty() && !setup.oneQueue();
    }

    /** Whether nobody borrows, while each owner still has its own everywhere: what lending is compared with. */
    public boolean lendsNothing() {
        return !setup.has(Lever.BORROWING) && !setup.oneQueue();
    }

    public String name() {
        return setup.name();
    }

    /** Its part of the device time between first and last submission. */
    public Utilisation utilisation() {
        return Utilisation.of(outcome.usage());
    }
}
