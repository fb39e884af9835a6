package dev.sluice.core.property;

import dev.sluice.core.Event;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.pool.Placement;
import dev.sluice.core.pool.TaskDemand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Who holds and who was promised what, kept from the events alone and in the plainest way. */
final class Holdings {
    final List<NodeSpec> specs = new ArrayList<>();
    final List<String> centers = new ArrayList<>();
    final List<Boolean> gone = new ArrayList<>();
    final List<Boolean> cordoned = new ArrayList<>();
    final List<Boolean> down = new ArrayList<>();
    final TreeMap<Long, Placement> held = new TreeMap<>();
    private final TreeMap<Long, List<Integer>> ranks = new TreeMap<>();
    final TreeMap<Long, Placement> promised = new TreeMap<>();

    void see(Event event) {
        switch (event) {
            case Event.NodeSet e -> nodeSet(e);
            case Event.NodeLeft e -> gone.set(e.node(), true);
            case Event.NodeCordoned e -> cordoned.set(e.node(), e.on());
            case Event.NodeDown e -> down.set(e.node(), e.down());
            case Event.Placed e -> {
                promised.remove(e.workload());
                held.put(e.workload(), e.placement());
                ranksOf(e.workload()).clear();
                for (int rank = 0; rank < e.placement().tasks(); rank++) {
                    ranksOf(e.workload()).add(rank);
                }
            }
            case Event.Paced e -> held.computeIfPresent(e.workload(), (id, all) -> all.withShare(e.shareMilli()));
            case Event.Grown e -> {
                held.merge(e.workload(), e.placement(), Placement::plus);
                for (int more = 0; more < e.placement().tasks(); more++) {
                    ranksOf(e.workload()).add(e.firstRank() + more);
                }
            }
            case Event.TaskLeft e -> left(e);
            case Event.Reserved e -> promised.put(e.workload(), e.placement());
            case Event.Unreserved e -> promised.remove(e.workload());
            case Event.Requeued e -> free(e.workload());
            case Event.Held e -> free(e.workload());
            case Event.Ended e -> free(e.workload());
            case Event.ChipSet e -> {}
            case Event.CenterSet e -> {}
            case Event.TenantSet e -> {}
            case Event.RulesSet e -> {}
            case Event.PriceSet e -> {}
            case Event.PriceEnded e -> {}
            case Event.OfBudget e -> {}
            case Event.OfBid e -> {}
            case Event.PeriodClosed e -> {}
            case Event.ContractProposed e -> {}
            case Event.ContractSigned e -> {}
            case Event.ContractActivated e -> {}
            case Event.ContractRecalling e -> {}
            case Event.ContractReturned e -> {}
            case Event.ContractEnded e -> {}
            case Event.SettingsSet e -> {}
            case Event.Submitted e -> {}
            case Event.Planned e -> {}
            case Event.Unplanned e -> {}
            case Event.Retiered e -> {}
            case Event.TaskStarted e -> {}
            case Event.TaskEnded e -> {}
            case Event.StopOrdered e -> {}
            case Event.Released e -> {}
            case Event.Explained e -> {}
            case Event.CycleSettled e -> {}
            case Event.ShrinkOrdered e -> {}
            case Event.Rested e -> {}
            case Event.ActivityReported e -> {}
            case Event.IdleWarned e -> {}
            case Event.RecallWarned e -> {}
        }
    }

    /** Ranks of the tasks that hold devices, in the order of the placement. */
    List<Integer> ranksOf(long workload) {
        return ranks.computeIfAbsent(workload, any -> new ArrayList<>());
    }

    private void left(Event.TaskLeft e) {
        int index = ranksOf(e.workload()).indexOf(e.rank());
        held.computeIfPresent(e.workload(), (any, placement) -> placement.without(index));
        ranksOf(e.workload()).subList(index, index + 1).clear();
    }

    private void free(long workload) {
        held.remove(workload);
        promised.remove(workload);
    }

    private void nodeSet(Event.NodeSet e) {
        for (int node = 0; node < specs.size(); node++) {
            if (!gone.get(node)
                    && centers.get(node).equals(e.center())
                    && specs.get(node).name().equals(e.node().name())) {
                specs.set(node, e.node());
                return;
            }
        }
        specs.add(e.node());
        centers.add(e.center());
        gone.add(false);
        cordoned.add(false);
        down.add(false);
    }

    boolean takesTasks(int node) {
        return !gone.get(node) && !cordoned.get(node) && !down.get(node);
    }

    /** What is left of the nodes when these placements are taken away. */
    Room roomBeside(Iterable<Placement> placements) {
        var room = new Room(specs);
        placements.forEach(room::take);
        return room;
    }

    /** The center that a workload holds devices in. */
    String centerOf(long workload) {
        var placement = held.get(workload);
        return placement == null ? "" : centers.get(placement.nodes().get(0));
    }

    /** Free parts of all nodes; a negative one is held twice. */
    static final class Room {
        final long[] cpu;
        final long[] memory;
        final long[][] milli;
        final long[][] deviceMemory;
        private final List<NodeSpec> specs;

        Room(List<NodeSpec> specs) {
            this.specs = specs;
            cpu = new long[specs.size()];
            memory = new long[specs.size()];
            milli = new long[specs.size()][];
            deviceMemory = new long[specs.size()][];
            for (int node = 0; node < cpu.length; node++) {
                var spec = specs.get(node);
                cpu[node] = spec.cpuMilli();
                memory[node] = spec.memoryMib();
                milli[node] = new long[spec.devices()];
                deviceMemory[node] = new long[spec.devices()];
                Arrays.fill(milli[node], 1000);
                Arrays.fill(deviceMemory[node], spec.deviceMemoryMib());
            }
        }

        void take(Placement placement) {
            var task = placement.task();
            for (int rank = 0; rank < placement.tasks(); rank++) {
                int node = placement.nodes().get(rank);
                cpu[node] -= task.cpuMilli();
                memory[node] -= task.memoryMib();
                for (int device = 0; device < milli[node].length; device++) {
                    if ((placement.deviceMasks().get(rank) >>> device & 1) != 0) {
                        milli[node][device] -= task.shareMilli();
                        deviceMemory[node][device] -=
                                task.takenMemoryMib(specs.get(node).deviceMemoryMib());
                    }
                }
            }
        }

        boolean overbooked() {
            for (int node = 0; node < cpu.length; node++) {
                if (cpu[node] < 0 || memory[node] < 0) {
                    return true;
                }
                for (int device = 0; device < milli[node].length; device++) {
                    if (milli[node][device] < 0 || deviceMemory[node][device] < 0) {
                        return true;
                    }
                }
            }
            return false;
        }

        /** How many such tasks fit on a node at once. */
        long fit(int node, TaskDemand task) {
            long count = 4096;
            var spec = specs.get(node);
            if (task.devices() > 0) {
                long devices = 0;
                for (int device = 0; device < spec.devices(); device++) {
                    devices += spec.unhealthy().contains(device) ? 0 : fitOn(node, device, task, spec);
                }
                count = task.whole() ? devices / task.devices() : devices;
            }
            count = task.cpuMilli() == 0 ? count : Math.min(count, Math.max(0, cpu[node]) / task.cpuMilli());
            return task.memoryMib() == 0 ? count : Math.min(count, Math.max(0, memory[node]) / task.memoryMib());
        }

        private long fitOn(int node, int device, TaskDemand task, NodeSpec spec) {
            if (task.whole()) {
                return milli[node][device] == 1000 && spec.deviceMemoryMib() >= task.deviceMemoryMib() ? 1 : 0;
            }
            long byTime = Math.max(0, milli[node][device]) / task.shareMilli();
            long taken = task.takenMemoryMib(spec.deviceMemoryMib());
            return taken == 0 ? byTime : Math.min(byTime, Math.max(0, deviceMemory[node][device]) / taken);
        }
    }
}
