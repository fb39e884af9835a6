package dev.sluice.core.property;

import dev.sluice.core.Command;
import dev.sluice.core.Core;
import dev.sluice.core.Event;
import dev.sluice.core.pool.Placement;
import dev.sluice.core.schedule.reserve.Ends;
import dev.sluice.core.schedule.reserve.Reservation;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What must be true of devices that are kept for somebody. No borrower gets them for longer than until the start, nor
 * at all once the reservation is firm; and whoever finds all of his free has started. So from the firm time on, owners,
 * lost nodes and higher priorities aside, he waits for nobody but those who hold the devices then: nobody starves
 * behind work that came later.
 */
final class Keeping {
    private final Core core;
    private final TreeMap<Long, Reservation> kept = new TreeMap<>();
    final List<String> wrong = new ArrayList<>();

    /** Looks at the state before the events are applied. */
    Keeping(Core before) {
        core = before;
        before.reservations().all().forEach(each -> kept.put(each.workload(), each));
    }

    void see(Command command, List<Event> events) {
        for (var event : events) {
            switch (event) {
                case Event.Planned e ->
                    kept.put(
                            e.workload(),
                            new Reservation(
                                    e.workload(), 0, e.atMillis(), e.startMillis(), e.firmMillis(), e.placement()));
                case Event.Unplanned e -> kept.remove(e.workload());
                case Event.Placed e
                when command instanceof Command.Cycle -> given(e, e.workload(), e.tier(), e.placement());
                case Event.Reserved e -> given(e, e.workload(), e.tier(), e.placement());
                default -> {}
            }
        }
    }

    private void given(Event event, long id, Tier tier, Placement placement) {
        kept.remove(id);
        var workload = core.workloads().get(id);
        boolean promised = workload.phase() instanceof Phase.Reserved;
        if (tier.isRight() || promised) {
            return;
        }
        for (var each : kept.values()) {
            long end = new Ends(core.predictor(), event.atMillis()).ifStarted(workload);
            boolean tooMuch =
                    each.placement().task().shareMilli() + placement.task().shareMilli() > Limits.DEVICE_MILLI;
            if (tooMuch
                    && each.placement().overlaps(placement)
                    && !comesBefore(workload, core.workloads().get(each.workload()))
                    && !each.allows(end, event.atMillis())) {
                wrong.add("workload " + id + " gets what is kept for " + each.workload() + " and would end at " + end
                        + ": " + each);
            }
        }
    }

    private static boolean comesBefore(Workload workload, Workload head) {
        return workload.spec().tenant().equals(head.spec().tenant())
                && workload.spec().priority().compareTo(head.spec().priority()) > 0;
    }

    /** What must not be left when no cycle is due. */
    static List<String> idle(Core core) {
        var wrong = new ArrayList<String>();
        for (var each : core.reservations().all()) {
            var pool = core.pool();
            if (!pool.usable(each.placement())) {
                wrong.add("what can't be used is kept: " + each);
            } else if (pool.roomBesideClaims(each.workload(), each.placement())) {
                wrong.add("all that is kept is free, and nobody starts: " + each);
            }
        }
        return wrong;
    }
}
