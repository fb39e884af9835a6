package dev.sluice.core;

import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.pool.Chip;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.pool.Pool;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.Attempt;
import dev.sluice.core.work.StopReason;
import dev.sluice.core.work.TaskExit;
import dev.sluice.core.work.Verdict;
import dev.sluice.core.work.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Decides what chips, centers and nodes there are, and what their loss means for the work on them. */
final class PoolDecider {
    private final State state;

    PoolDecider(State state) {
        this.state = state;
    }

    Decided setChips(Command.SetChips command) {
        int count = chipsWith(command.chips().stream().map(Chip::id));
        if (count > Limits.CHIPS) {
            return Decided.refuse(new Rejection.TooMany("chips", count, Limits.CHIPS));
        }
        var events = new ArrayList<Event>();
        for (var chip : command.chips()) {
            if (!chip.equals(state.chips.get(chip.id()))) {
                events.add(new Event.ChipSet(command.atMillis(), chip));
            }
        }
        return changed(events, "chips");
    }

    private int chipsWith(Stream<String> more) {
        var all = new TreeSet<>(state.tenants.chips());
        more.forEach(all::add);
        return all.size();
    }

    private static Decided changed(List<Event> events, String what) {
        return events.isEmpty() ? Decided.refuse(new Rejection.Unchanged(what)) : Decided.accept(events);
    }

    Decided setCenter(Command.SetCenter command) {
        var center = command.center();
        if (state.tenants.number(center.owner()) == Tenants.NONE) {
            return Decided.refuse(new Rejection.NotFound("tenant", center.owner()));
        }
        int known = state.pool.centerNumber(center.name());
        if (known == Pool.NONE && state.pool.centers().size() >= Limits.CENTERS) {
            return Decided.refuse(
                    new Rejection.TooMany("centers", state.pool.centers().size() + 1L, Limits.CENTERS));
        }
        if (state.pool.nodeCount() + (long) command.nodes().size() > Limits.NODES) {
            return Decided.refuse(new Rejection.TooMany(
                    "nodes", state.pool.nodeCount() + (long) command.nodes().size(), Limits.NODES));
        }
        int chips = chipsWith(command.nodes().stream().map(NodeSpec::chip));
        if (chips > Limits.CHIPS) {
            return Decided.refuse(new Rejection.TooMany("chips", chips, Limits.CHIPS));
        }
        var events = new ArrayList<Event>();
        if (known == Pool.NONE || !state.pool.center(known).equals(center)) {
            events.add(new Event.CenterSet(command.atMillis(), center));
        }
        inventory(command, center, events);
        return changed(events, "center " + center.name());
    }

    private void inventory(Command.SetCenter command, CenterSpec center, List<Event> events) {
        var named = new TreeMap<String, NodeSpec>();
        command.nodes().forEach(node -> named.put(node.name(), node));
        var left = new TreeSet<Integer>();
        for (var segment : state.pool.segments()) {
            if (state.pool.center(segment.center()).name().equals(center.name())) {
                for (int node : segment.nodes()) {
                    var now = named.get(state.pool.node(node).name());
                    if (now == null || !now.sameShape(state.pool.node(node))) {
                        left.add(node);
                    }
                }
            }
        }
        loseWork(command.atMillis(), left, events);
        left.forEach(node -> events.add(new Event.NodeLeft(command.atMillis(), node)));
        int next = state.pool.nodeCount();
        for (var node : named.values()) {
            int number = state.pool.nodeNumber(center.name(), node.name());
            if (number == Pool.NONE || left.contains(number) || !node.equals(state.pool.node(number))) {
                events.add(new Event.NodeSet(command.atMillis(), center.name(), node));
            }
            if (left.contains(number)) {
                keepStatus(command, number, next, events);
            }
            next += number == Pool.NONE || left.contains(number) ? 1 : 0;
        }
    }

    /** A node that comes back in another shape is a new one, but what was said about it still holds. */
    private void keepStatus(Command.SetCenter command, int before, int now, List<Event> events) {
        var status = state.pool.status(before);
        if (status.cordoned()) {
            events.add(new Event.NodeCordoned(command.atMillis(), now, true, command.actor()));
        }
        if (status.down()) {
            events.add(new Event.NodeDown(command.atMillis(), now, true));
        }
    }

    /** Ends the tasks on nodes that are gone for good: nobody else will ever report their ends. */
    private void loseWork(long at, SortedSet<Integer> left, List<Event> events) {
        var hit = new TreeSet<Long>();
        left.forEach(node -> {
            for (long id : state.pool.holders(node)) {
                hit.add(id);
            }
        });
        for (long id : hit) {
            var workload = state.workloads.get(id);
            var attempt = workload.phase().attempt();
            if (attempt != null) {
                lose(at, workload, attempt, left, events);
            }
        }
    }

    private void lose(long at, Workload workload, Attempt attempt, SortedSet<Integer> left, List<Event> events) {
        var ends = new AttemptEnds(workload, attempt, state.policies.settings());
        for (int index = 0; index < attempt.placement().tasks(); index++) {
            int node = attempt.placement().node(index);
            int rank = attempt.rank(index);
            if (left.contains(node) && !attempt.ended().has(rank)) {
                ends.end(at, rank, new TaskExit.Lost(state.pool.node(node).name()), events);
            }
        }
    }

    Decided drain(Command.Drain command) {
        int node = state.pool.nodeNumber(command.center(), command.node());
        if (node == Pool.NONE) {
            return Decided.refuse(new Rejection.NotFound("node", command.center() + "/" + command.node()));
        }
        var events = new ArrayList<Event>();
        if (!state.pool.status(node).cordoned()) {
            events.add(new Event.NodeCordoned(command.atMillis(), node, true, command.actor()));
        }
        if (command.evict()) {
            stopOn(command.atMillis(), node, StopReason.DRAINED, Verdict.Code.DRAINED, events);
        }
        return changed(events, "node " + command.node());
    }

    Decided undrain(Command.Undrain command) {
        int node = state.pool.nodeNumber(command.center(), command.node());
        if (node == Pool.NONE) {
            return Decided.refuse(new Rejection.NotFound("node", command.center() + "/" + command.node()));
        }
        if (!state.pool.status(node).cordoned()) {
            return Decided.refuse(new Rejection.Unchanged("node " + command.node()));
        }
        return Decided.accept(List.of(new Event.NodeCordoned(command.atMillis(), node, false, command.actor())));
    }

    Decided reportNode(Command.ReportNode command) {
        int node = state.pool.nodeNumber(command.center(), command.node());
        if (node == Pool.NONE) {
            return Decided.refuse(new Rejection.NotFound("node", command.center() + "/" + command.node()));
        }
        if (state.pool.status(node).down() != command.up()) {
            return Decided.refuse(new Rejection.Unchanged("node " + command.node()));
        }
        var events = new ArrayList<Event>();
        events.add(new Event.NodeDown(command.atMillis(), node, !command.up()));
        if (!command.up()) {
            stopOn(command.atMillis(), node, StopReason.NODE_LOST, Verdict.Code.NODE_LOST, events);
        }
        return Decided.accept(events);
    }

    private void stopOn(long at, int node, StopReason reason, Verdict.Code code, List<Event> events) {
        long last = -1;
        for (long id : state.pool.holders(node)) {
            var workload = state.workloads.get(id);
            if (id != last && AttemptEnds.isRunning(workload)) {
                var why = Verdict.of(code, state.pool.node(node).name());
                events.add(AttemptEnds.stop(at, workload, reason, why));
            }
            last = id;
        }
    }
}
