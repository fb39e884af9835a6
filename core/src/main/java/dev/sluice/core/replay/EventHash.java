package dev.sluice.core.replay;

import dev.sluice.core.Event;
import dev.sluice.core.pool.Placement;
import dev.sluice.core.work.Verdict;

/** A hash over events in their order: equal for equal events, on any machine. */
final class EventHash {
    private final Fingerprint print = new Fingerprint();
    private long count;

    /** The hash so far. */
    long value() {
        return print.value();
    }

    /** Events so far. */
    long count() {
        return count;
    }

    /** Adds the next event. */
    void add(Event event) {
        count++;
        print.add(event.atMillis());
        switch (event) {
            case Event.ChipSet e -> mix("chip", e.chip().id());
            case Event.CenterSet e -> mix(e.center().name(), e.center().owner());
            case Event.NodeSet e -> mix(e.center(), e.node().name());
            case Event.NodeLeft e -> mix(1, e.node(), 0);
            case Event.NodeCordoned e -> mix(2, e.node(), e.on() ? 1 : 0);
            case Event.NodeDown e -> mix(3, e.node(), e.down() ? 1 : 0);
            case Event.TenantSet e -> mix("tenant", e.tenant().path());
            case Event.SettingsSet e -> {
                e.settings().policies().forEach(this::mix);
                e.settings().numbers().forEach((name, value) -> print.add(name).add(value));
            }
            case Event.RulesSet e -> print.add(e.rules().toString());
            case Event.PriceSet e -> print.add(e.price().toString());
            case Event.OfBudget e -> print.add(e.toString());
            case Event.PriceEnded e -> mix(e.center(), e.chip());
            case Event.PeriodClosed e -> mix(20, e.period(), 0);
            case Event.Submitted e -> submitted(e);
            case Event.Placed e ->
                placed(4, e.workload(), e.attempt() * 8L + e.tier().ordinal(), e.placement());
            case Event.Reserved e ->
                placed(5, e.workload(), e.leaving() * 8L + e.tier().ordinal(), e.placement());
            case Event.Unreserved e -> mix(6, e.workload(), 0);
            case Event.Planned e -> {
                placed(18, e.workload(), e.startMillis(), e.placement());
                print.add(e.firmMillis());
            }
            case Event.Unplanned e -> mix(19, e.workload(), 0);
            case Event.Retiered e -> mix(7, e.workload(), e.tier().ordinal());
            case Event.Paced e -> mix(18, e.workload(), (long) e.shareMilli() << 32 | e.pacePermille());
            case Event.TaskStarted e -> mix(8, e.workload(), (long) e.attempt() << 32 | e.rank());
            case Event.TaskEnded e -> {
                mix(9, e.workload(), (long) e.attempt() << 32 | e.rank());
                print.add(e.exit().shellCode());
            }
            case Event.StopOrdered e ->
                mix(10, e.workload(), e.attempt() * 64L + e.reason().ordinal(), e.verdict());
            case Event.Requeued e -> mix(11, e.workload(), e.notBeforeMillis(), e.verdict());
            case Event.Held e -> mix(12, e.workload(), 0);
            case Event.Released e -> mix(13, e.workload(), 0);
            case Event.Ended e -> mix(14, e.workload(), e.end().ordinal() * 1024L + e.code(), e.verdict());
            case Event.Explained e -> mix(15, e.group(), 0, e.verdict());
            case Event.OfBid e -> print.add(e.toString());
            case Event.OfContract e -> print.add(e.toString());
            case Event.CycleSettled e -> mix(16, 0, 0);
            case Event.Grown e -> placed(24, e.workload(), e.firstRank() * 8192L + e.lent(), e.placement());
            case Event.ShrinkOrdered e -> mix(25, e.workload(), e.ranks().get(0));
            case Event.TaskLeft e -> mix(26, e.workload(), e.rank());
            case Event.Rested e -> mix(27, e.workload(), e.attempt());
            case Event.ActivityReported e -> mix(28, e.workload(), e.idleSinceMillis());
            case Event.RecallWarned e -> mix(30, e.workload(), e.attempt());
            case Event.IdleWarned e -> mix(29, e.workload(), e.attempt());
        }
    }

    private void submitted(Event.Submitted e) {
        mix(17, e.workload(), e.spec().demand().hashCode());
        mix(e.spec().name(), e.spec().tenant());
    }

    private void placed(long kind, long workload, long how, Placement placement) {
        mix(kind, workload, how);
        for (int rank = 0; rank < placement.tasks(); rank++) {
            mix(placement.segment(), placement.node(rank), placement.mask(rank));
        }
    }

    private void mix(long kind, long whom, long how, Verdict verdict) {
        mix(kind, whom, how);
        mix(verdict);
    }

    private void mix(Verdict verdict) {
        print.add(verdict.code().ordinal());
        verdict.arguments().forEach(print::add);
    }

    private void mix(String one, String other) {
        print.add(one).add(other);
    }

    private void mix(long one, long two, long three) {
        print.add(one).add(two).add(three);
    }
}
