package dev.sluice.core.replay;

import dev.sluice.core.Core;
import dev.sluice.core.Event;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.schedule.Policies;
import dev.sluice.core.work.End;
import dev.sluice.core.work.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes a trace of what really happened: the events of a live server go in, in their order; what comes out can be
 * replayed in any set-up.
 *
 * <p>A job's duration is the time that it ran to its end, with what checkpoints kept of earlier attempts. Work that the
 * scheduler ended at its limit counts as failed, for nobody knows how long it would have run. Nodes that have left are
 * not in the fleet.
 */
public final class Recording {
    private final Core core = new Core(Policies.STANDARD);
    private final List<Job> jobs = new ArrayList<>();
    private long neverRan;

    /**
     * What was recorded.
     *
     * @param neverRan workloads that ended before they ever ran: nobody knows for how long they would have
     * @param open workloads that are not over yet, which are not in the trace either
     */
    public record Result(Trace trace, long neverRan, long open) {}

    /** Takes the next event. */
    public void add(Event event) {
        if (event instanceof Event.Ended ended) {
            over(core.workloads().get(ended.workload()), ended);
        }
        core.apply(event);
    }

    private void over(Workload workload, Event.Ended ended) {
        var attempt = workload.phase().attempt();
        if (attempt == null || !attempt.allStarted()) {
            neverRan++;
            return;
        }
        var spec = workload.spec();
        var times = spec.times();
        long ran = ended.atMillis() - attempt.startedMillis();
        long restart = workload.keptMillis() > 0 ? times.restartMillis() : 0;
        // Of what changed its size or its pace only the core knows how much that was alone with all its tasks.
        long worked = attempt.team() == null && attempt.pace() == null
                ? workload.keptMillis() + Math.max(0, ran - restart)
                : workload.workedMillis(ended.atMillis());
        boolean cut = ended.end() == End.TIMED_OUT;
        jobs.add(new Job(
                workload.submittedMillis(),
                spec.name(),
                workload.user(),
                spec.tenant(),
                spec.kind(),
                spec.priority(),
                spec.demand(),
                Math.max(1, worked),
                times.runtimeMillis(),
                cut ? 0 : times.limitMillis(),
                cut ? End.FAILED : ended.end(),
                Profile.PLAIN.withCheckpoints(times.checkpointMillis(), times.restartMillis())));
    }

    /** All that was recorded so far. */
    public Result result(String name) {
        var sorted = new ArrayList<>(jobs);
        sorted.sort(Comparator.comparingLong(Job::submitMillis));
        var fleet = new Fleet(core.chips(), core.tenants().all(), sites());
        return new Result(
                new Trace(name, fleet, sorted), neverRan, core.workloads().live());
    }

    private List<Fleet.Site> sites() {
        var sites = new ArrayList<Fleet.Site>();
        for (var center : core.pool().centers()) {
            var nodes = new ArrayList<NodeSpec>();
            for (var segment : core.pool().segments()) {
                if (core.pool().center(segment.center()).name().equals(center.name())) {
                    segment.nodes().forEach(node -> nodes.add(core.pool().node(node)));
                }
            }
            sites.add(new Fleet.Site(center, nodes));
        }
        return sites;
    }
}
