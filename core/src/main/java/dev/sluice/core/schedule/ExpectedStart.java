package dev.sluice.core.schedule;

import dev.sluice.core.schedule.reserve.Reservation;
import dev.sluice.core.work.Verdict;
import dev.sluice.core.work.Verdict.Code;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.SequencedCollection;

/** What is told of a workload that devices are kept for: when it starts, where, and who has to end before. */
public final class ExpectedStart {
    private static final int NAMED = 5;

    private ExpectedStart() {}

    /** The verdict of a reservation, by the state as it is now. */
    public static Verdict verdict(Live live, Reservation reservation) {
        var nodes = new LinkedHashSet<String>();
        var holders = new LinkedHashSet<String>();
        for (int rank = 0; rank < reservation.placement().tasks(); rank++) {
            int node = reservation.placement().node(rank);
            nodes.add(live.pool().node(node).name());
            for (long id : live.pool().holders(node)) {
                var workload = live.workloads().get(id);
                if (Holding.of(workload).placement().overlaps(reservation.placement())) {
                    holders.add(workload.spec().name());
                }
            }
        }
        return Verdict.of(Code.PLANNED, reservation.startMillis(), listed(nodes), listed(holders));
    }

    private static String listed(SequencedCollection<String> names) {
        var first = new ArrayList<>(names).subList(0, Math.min(NAMED, names.size()));
        return String.join(", ", first) + (names.size() > NAMED ? ", +" + (names.size() - NAMED) : "");
    }
}
