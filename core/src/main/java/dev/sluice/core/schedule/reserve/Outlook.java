package dev.sluice.core.schedule.reserve;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Placement;
import dev.sluice.core.pool.Segment;
import dev.sluice.core.schedule.place.GangPlacer;
import dev.sluice.core.schedule.plan.Plan;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.unit.LongSet;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.Workload;
import dev.sluice.core.work.Workloads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * When a gang could start in a segment, and where, if nothing else started there before.
 *
 * <p>Method: those who hold its devices leave one after the other, by the time when each is over, those of whom nobody
 * knows last; among these the one that has been there longest goes first. The least number of departures after which
 * the gang fits is found by doubling steps and then by halving, so that the gang is tried at most twice as often as the
 * number of departures has bits. Example: on 4 full nodes that become free at 10:00, 11:00, 12:00 and never, a gang of
 * 2 nodes can start at 11:00 on the first two.
 *
 * <p>Bound: {@link Limits#RESERVE_STEPS} holders are looked at in one cycle; of a segment with more only those on its
 * first nodes are believed ever to leave.
 */
public final class Outlook {
    /**
     * A start.
     *
     * @param millis when, in ms since 1970; {@link Ends#NEVER} = nobody knows
     */
    public record Start(long millis, Placement placement) {}

    /** Somebody who holds devices, or is promised them. */
    private record Stay(long endMillis, long sinceMillis, long workload, Placement placement, boolean promised)
            implements Comparable<Stay> {
        @Override
        public int compareTo(Stay other) {
            if (endMillis != other.endMillis) {
                return Long.compare(endMillis, other.endMillis);
            }
            return sinceMillis != other.sinceMillis
                    ? Long.compare(sinceMillis, other.sinceMillis)
                    : Long.compare(workload, other.workload);
        }
    }

    private final Plan plan;
    private final Workloads workloads;
    private final GangPlacer placer;
    private final Ends ends;
    private final long now;
    private int steps;

    public Outlook(Plan plan, Workloads workloads, GangPlacer placer, Ends ends, long nowMillis) {
        this.plan = plan;
        this.workloads = workloads;
        this.placer = placer;
        this.ends = ends;
        this.now = nowMillis;
    }

    /**
     * The earliest start of a gang in a segment; the plan is as before when this returns.
     *
     * @param taken what this cycle has handed out by now, of which the workloads know nothing yet
     * @param promised what it has promised, likewise
     * @return null when it never fits there, and when it fits there now
     */
    public @Nullable Start find(
            Workload gang, Segment segment, SortedMap<Long, Placement> taken, SortedMap<Long, Placement> promised) {
        var demand = gang.spec().demand().least().within(segment.chip(), centerOf(segment));
        if (placementOf(gang, demand) != null) {
            return null;
        }
        var stays = staysIn(segment, taken, promised);
        int checkpoint = plan.checkpoint();
        int before = lastWithoutRoom(gang, demand, stays);
        Start start = null;
        if (before < stays.size()) {
            leave(stays, before, before + 1);
            var placement = placementOf(gang, demand);
            start = placement == null ? null : new Start(stays.get(before).endMillis, placement);
        }
        plan.rollback(checkpoint);
        return start;
    }

    /**
     * Moves tasks of a kept placement that wait for others to devices which are free now; the rest stay where they are,
     * so that nobody new is waited for.
     *
     * @return null when no more tasks would have their devices free than before
     */
    public @Nullable Placement gather(Workload gang, Placement kept) {
        var segment = plan.pool().segment(kept.segment());
        var demand = gang.spec().demand().least().within(segment.chip(), centerOf(segment));
        if (demand.topology().required() || demand.topology().apart()) {
            return null;
        }
        var waiting = ranksWithoutRoom(gang, kept);
        int ready = kept.tasks() - waiting.size();
        int checkpoint = plan.checkpoint();
        Placement found = null;
        for (int tasks = ready + 1; tasks < kept.tasks(); tasks++) {
            var more = placer.place(
                    plan,
                    gang.id(),
                    demand.withTasks(tasks),
                    demand.chips(),
                    gang.spec().tenant());
            plan.rollback(checkpoint);
            if (more == null) {
                break;
            }
            var joined = Joined.of(more, kept, waiting);
            found = joined == null ? found : joined;
        }
        return found;
    }

    private List<Integer> ranksWithoutRoom(Workload gang, Placement kept) {
        var ranks = new ArrayList<Integer>();
        for (int rank = 0; rank < kept.tasks(); rank++) {
            if (!plan.pool().roomBesideClaims(gang.id(), kept.only(rank))) {
                ranks.add(rank);
            }
        }
        return ranks;
    }

    private String centerOf(Segment segment) {
        return plan.pool().center(segment.center()).name();
    }

    private List<Stay> staysIn(Segment segment, SortedMap<Long, Placement> taken, SortedMap<Long, Placement> promised) {
        var stays = new ArrayList<Stay>();
        var seen = new LongSet();
        for (int node : segment.nodes()) {
            for (long id : plan.pool().holders(node)) {
                if (steps++ < Limits.RESERVE_STEPS && seen.add(id)) {
                    stays.add(stayOf(workloads.get(id), taken.get(id)));
                }
            }
        }
        for (long id : workloads.reserved()) {
            var workload = workloads.get(id);
            boolean here = ((Phase.Reserved) workload.phase()).placement().segment() == segment.number();
            if (here && !seen.contains(id)) {
                stays.add(promise(workload, ((Phase.Reserved) workload.phase()).placement()));
            }
        }
        promised.forEach((id, placement) -> {
            if (placement.segment() == segment.number()) {
                stays.add(promise(workloads.get(id), placement));
            }
        });
        Collections.sort(stays);
        return stays;
    }

    private Stay stayOf(Workload workload, @Nullable Placement taken) {
        var attempt = workload.phase().attempt();
        if (attempt != null) {
            return new Stay(ends.of(workload), attempt.placedMillis(), workload.id(), attempt.placement(), false);
        }
        if (taken == null) {
            throw new IllegalStateException("workload " + workload.id() + " holds nothing");
        }
        return new Stay(ends.ifStarted(workload), now, workload.id(), taken, false);
    }

    private Stay promise(Workload workload, Placement placement) {
        return new Stay(ends.ifStarted(workload), now, workload.id(), placement, true);
    }

    private void leave(List<Stay> stays, int from, int to) {
        for (var stay : stays.subList(from, to)) {
            if (stay.promised) {
                plan.unclaim(stay.placement);
            } else {
                plan.give(stay.workload, stay.placement);
            }
        }
    }

    /** How many may leave without room for the gang; so many have left in the plan then. */
    private int lastWithoutRoom(Workload gang, GangDemand demand, List<Stay> stays) {
        int without = 0;
        int with = stays.size() + 1;
        for (int step = 1; without < stays.size() && with > stays.size(); step *= 2) {
            int tried = Math.min(stays.size(), without + step);
            if (fitsAfter(gang, demand, stays, without, tried)) {
                with = tried;
            } else {
                without = tried;
            }
        }
        while (with - without > 1 && with <= stays.size()) {
            int tried = (without + with) / 2;
            if (fitsAfter(gang, demand, stays, without, tried)) {
                with = tried;
            } else {
                without = tried;
            }
        }
        return without;
    }

    /** Whether the gang fits when those from one to another have left, too; if not, they have left for good. */
    private boolean fitsAfter(Workload gang, GangDemand demand, List<Stay> stays, int from, int to) {
        int checkpoint = plan.checkpoint();
        leave(stays, from, to);
        if (placementOf(gang, demand) == null) {
            return false;
        }
        plan.rollback(checkpoint);
        return true;
    }

    private @Nullable Placement placementOf(Workload gang, GangDemand demand) {
        int checkpoint = plan.checkpoint();
        var placement = placer.place(
                plan, gang.id(), demand, demand.chips(), gang.spec().tenant());
        plan.rollback(checkpoint);
        return placement;
    }
}
