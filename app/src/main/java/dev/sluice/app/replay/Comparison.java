package dev.sluice.app.replay;

import dev.sluice.app.report.Measured;
import dev.sluice.core.replay.Conditions;
import dev.sluice.core.replay.Deals;
import dev.sluice.core.replay.Progress;
import dev.sluice.core.replay.Replay;
import dev.sluice.core.replay.Setup;
import dev.sluice.core.replay.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The same trace in several set-ups, as many at a time as there are threads. Each one alone decides what it comes to.
 */
public final class Comparison {
    private final Trace trace;
    private final List<Setup> setups;
    private final Conditions conditions;
    private final Deals deals;

    /** Of set-ups in which nobody agreed on anything. */
    public Comparison(Trace trace, List<Setup> setups, Conditions conditions) {
        this(trace, setups, conditions, Deals.NONE);
    }

    /** With contracts and prices, where a set-up lends. */
    public Comparison(Trace trace, List<Setup> setups, Conditions conditions, Deals deals) {
        this.deals = deals;
        this.trace = trace;
        this.setups = List.copyOf(setups);
        this.conditions = conditions;
    }

    /** Hears how far all set-ups together are. Called by several threads. */
    @FunctionalInterface
    public interface Listener {
        void at(long done, long of);
    }

    /** Runs all of them; the results are in the order of the set-ups. */
    public List<Measured> run(int threads, Listener listener) throws InterruptedException {
        // Half of the way is that a job is submitted, half that it is over.
        long of = 2L * setups.size() * trace.jobs().size();
        var done = new AtomicLongArray(setups.size());
        var tasks = new ArrayList<Callable<Measured>>();
        for (int i = 0; i < setups.size(); i++) {
            int number = i;
            tasks.add(() -> measure(setups.get(number), (submitted, over, _) -> {
                done.set(number, submitted + over);
                long sum = 0;
                for (int each = 0; each < done.length(); each++) {
                    sum += done.get(each);
                }
                listener.at(sum, of);
            }));
        }
        return SideBySide.run(threads, tasks);
    }

    private Measured measure(Setup setup, Progress progress) {
        long began = System.nanoTime();
        if (deals.equals(Deals.NONE) || !deals.holdIn(setup)) {
            var outcome = Replay.run(trace, setup, conditions, progress);
            return new Measured(setup, outcome, System.nanoTime() - began);
        }
        var takings = new Takings();
        var outcome = Replay.run(trace, setup, conditions, deals, progress, takings::see);
        return new Measured(setup, outcome, System.nanoTime() - began, takings.all());
    }
}
