package dev.sluice.app.trace.slurm;

import dev.sluice.app.trace.reading.FleetMaker;
import dev.sluice.app.trace.reading.TraceFailure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A fleet for an export without nodes: a center for each account, with as many devices of each type as the account ever
 * used at once, in nodes of 8, or of as many as its largest task has. That is what the account would need to never wait
 * longer than it did; the true fleet is smaller, and an export of the nodes makes a truer replay.
 */
final class PeakFleet {
    private static final int PER_NODE = 8;

    /** Devices that are taken or, when negative, given back. */
    private record Change(long at, long devices) {}

    private static final class Use {
        private final List<Change> changes = new ArrayList<>();
        private int perNode = PER_NODE;
        private long nodes;
    }

    private final Map<String, Map<String, Use>> accounts = new TreeMap<>();

    void add(Run run) {
        var demand = run.job().demand();
        var use = accounts.computeIfAbsent(run.job().tenant(), _ -> new TreeMap<>())
                .computeIfAbsent(run.chip(), _ -> new Use());
        // A share is counted as its device: nobody knows which shares were together.
        long devices = (long) demand.task().devices() * demand.tasks();
        use.changes.add(new Change(run.startMillis(), devices));
        use.changes.add(new Change(run.endMillis(), -devices));
        use.perNode = Math.max(use.perNode, demand.task().devices());
        use.nodes = Math.max(use.nodes, demand.tasks());
    }

    void centers(FleetMaker maker) throws TraceFailure {
        for (var account : accounts.entrySet()) {
            var name = account.getKey();
            maker.center(name, name);
            for (var chip : account.getValue().entrySet()) {
                var use = chip.getValue();
                long nodes = Math.max(nodesOfGangs(use), Math.ceilDiv(peak(use), use.perNode));
                maker.nodes(name, chip.getKey(), nodes * use.perNode, use.perNode);
            }
        }
    }

    /** A gang of small tasks packs more than one to a node. */
    private static long nodesOfGangs(Use use) {
        return Math.ceilDiv(use.nodes, use.perNode);
    }

    private static long peak(Use use) {
        // What ends at a time is given back before what starts then takes.
        use.changes.sort(Comparator.comparingLong(Change::at).thenComparingLong(Change::devices));
        long now = 0;
        long most = 0;
        for (var change : use.changes) {
            now += change.devices;
            most = Math.max(most, now);
        }
        return most;
    }
}
