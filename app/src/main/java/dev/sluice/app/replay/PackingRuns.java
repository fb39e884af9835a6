package dev.sluice.app.replay;

import dev.sluice.core.replay.Packing;
import dev.sluice.core.replay.PackingOutcome;
import dev.sluice.core.replay.Trace;
import dev.sluice.core.unit.LongList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** The packing procedure over lists, policies and seeds, as many runs at a time as there are threads. */
public final class PackingRuns {
    private final List<Trace> lists;
    private final List<String> policies;
    private final List<Long> seeds;

    /** Each list with each policy and each seed. The names of the lists are those of the traces. */
    public PackingRuns(List<Trace> lists, List<String> policies, List<Long> seeds) {
        this.lists = List.copyOf(lists);
        this.policies = List.copyOf(policies);
        this.seeds = List.copyOf(seeds);
    }

    /** Runs all of them; the results are in the order of lists, then policies. */
    public List<PackingOutcome> run(int threads, Comparison.Listener listener) throws InterruptedException {
        var tasks = new ArrayList<Callable<LongList>>();
        for (var list : lists) {
            for (var policy : policies) {
                for (long seed : seeds) {
                    tasks.add(() -> Packing.allocatedPpm(list.fleet(), list.jobs(), policy, seed));
                }
            }
        }
        return outcomes(SideBySide.run(threads, tasks, listener));
    }

    private List<PackingOutcome> outcomes(List<LongList> runs) {
        var outcomes = new ArrayList<PackingOutcome>();
        int next = 0;
        for (var list : lists) {
            for (var policy : policies) {
                outcomes.add(Packing.outcome(list.name(), policy, runs.subList(next, next + seeds.size())));
                next += seeds.size();
            }
        }
        return outcomes;
    }
}
