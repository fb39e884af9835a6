package dev.sluice.core;

import dev.sluice.core.contract.Side;
import dev.sluice.core.pool.DomainRef;
import dev.sluice.core.pool.Placement;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.Attempt;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What must be true of every state. Sums are made anew from the workloads and held against what the flat arrays say, so
 * a bug in either shows.
 */
final class Invariants {
    private final State state;
    private final List<String> violations = new ArrayList<>();

    Invariants(State state) {
        this.state = state;
    }

    List<String> violations() {
        devices();
        usage();
        counts();
        queue();
        reservations();
        guarantees();
        contracts();
        var image = Images.of(state);
        if (violations.isEmpty()
                && !Images.of(Images.restore(image, state.policies)).equals(image)) {
            violations.add("a state made from the image of this one differs from it");
        }
        return violations;
    }

    /** A device share has at most one holder; what the pool says is used is the sum over the workloads. */
    private void devices() {
        int nodes = state.pool.nodeCount();
        long[][] used = new long[nodes][];
        long[][] claimed = new long[nodes][];
        for (int node = 0; node < nodes; node++) {
            used[node] = new long[state.pool.node(node).devices()];
            claimed[node] = new long[state.pool.node(node).devices()];
        }
        for (long id : state.workloads.placed()) {
            var phase = state.workloads.get(id).phase();
            if (phase instanceof Phase.Reserved reserved) {
                add(claimed, reserved.placement());
            } else {
                var attempt = phase.attempt();
                if (attempt == null) {
                    violations.add("workload " + id + " is placed and holds nothing");
                } else {
                    add(used, attempt.placement());
                }
            }
        }
        for (int node = 0; node < nodes; node++) {
            for (int device = 0; device < used[node].length; device++) {
                device(node, device, used[node][device], claimed[node][device]);
            }
        }
    }

    private static void add(long[][] sums, Placement placement) {
        for (int rank = 0; rank < placement.tasks(); rank++) {
            int node = placement.nodes().get(rank);
            for (long mask = placement.deviceMasks().get(rank); mask != 0; mask &= mask - 1) {
                sums[node][Long.numberOfTrailingZeros(mask)] += placement.task().shareMilli();
            }
        }
    }

    private void device(int node, int device, long used, long claimed) {
        var name = "device " + device + " of node " + state.pool.node(node).name();
        if (used > Limits.DEVICE_MILLI || claimed > Limits.DEVICE_MILLI) {
            violations.add(name + " has " + used + " milli used and " + claimed + " claimed");
        }
        if (used != state.pool.usedMilli(node, device) || claimed != state.pool.claimedMilli(node, device)) {
            violations.add(name + " is not booked as its holders say: " + used + "/"
                    + state.pool.usedMilli(node, device) + ", claims " + claimed + "/"
                    + state.pool.claimedMilli(node, device));
        }
    }

    /** What tenants use is the sum over their workloads; a gang has all its tasks. */
    private void usage() {
        var sums = new TreeMap<String, Long>();
        for (long id : state.workloads.placed()) {
            var workload = state.workloads.get(id);
            var attempt = workload.phase().attempt();
            var placement = attempt != null ? attempt.placement() : ((Phase.Reserved) workload.phase()).placement();
            var demand = workload.spec().demand();
            int staying = attempt == null ? placement.tasks() : attempt.staying();
            boolean onStep = (staying - demand.leastTasks()) % demand.stepTasks() == 0;
            if (staying < demand.leastTasks() || staying > demand.mostTasks() || !onStep) {
                violations.add("workload " + id + " has " + placement.tasks() + " tasks placed");
            }
            if (demand.topology().apart()
                    && !areApart(placement, demand.topology().spread())) {
                violations.add("workload " + id + " has tasks side by side");
            }
            var chip = state.pool.segment(placement.segment()).chip();
            var path = workload.spec().tenant();
            for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
                sums.merge(path.substring(0, end) + ' ' + chip, placement.milli(), Long::sum);
            }
        }
        for (int tenant = 0; tenant < state.tenants.count(); tenant++) {
            for (int chip = 0; chip < state.tenants.chips().size(); chip++) {
                var key = state.tenants.spec(tenant).path()
                        + ' '
                        + state.tenants.chips().get(chip);
                long sum = sums.getOrDefault(key, 0L);
                if (sum != state.tenants.used(tenant, chip)) {
                    violations.add(key + " uses " + sum + ", booked " + state.tenants.used(tenant, chip));
                }
            }
        }
    }

    /** What tenants are counted to have waiting and running is the sum over their workloads. */
    private void counts() {
        var sums = new TreeMap<String, Integer>();
        state.workloads.forEach(workload -> {
            var path = workload.spec().tenant();
            for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
                sums.merge(path.substring(0, end) + " waiting", workload.waits() ? 1 : 0, Integer::sum);
                sums.merge(path.substring(0, end) + " running", workload.runs() ? 1 : 0, Integer::sum);
            }
        });
        for (int tenant = 0; tenant < state.tenants.count(); tenant++) {
            var path = state.tenants.spec(tenant).path();
            int waiting = sums.getOrDefault(path + " waiting", 0);
            int running = sums.getOrDefault(path + " running", 0);
            if (waiting != state.tenants.waiting(tenant) || running != state.tenants.running(tenant)) {
                violations.add(path + " has " + waiting + " waiting and " + running + " running, counted "
                        + state.tenants.waiting(tenant) + " and " + state.tenants.running(tenant));
            }
        }
    }

    private boolean areApart(Placement placement, String level) {
        var taken = new TreeSet<String>();
        for (int rank = 0; rank < placement.tasks(); rank++) {
            int node = placement.node(rank);
            var domain = state.pool.node(node).domains().stream()
                    .filter(each -> each.level().equals(level))
                    .map(DomainRef::name)
                    .findFirst();
            if (!taken.add(domain.orElse("node " + node))) {
                return false;
            }
        }
        return true;
    }

    /** Who waits is in the queue, once, and nobody else is; every wait has a verdict. */
    private void queue() {
        var queued = new TreeSet<Long>();
        for (var group : state.waiting.groups()) {
            for (long id : group.ids()) {
                if (!queued.add(id)) {
                    violations.add("workload " + id + " waits twice");
                }
            }
        }
        state.workloads.forEach(workload -> {
            boolean waits = workload.queued();
            if (waits != queued.contains(workload.id())) {
                violations.add("workload " + workload.id() + " is "
                        + workload.phase().word() + (waits ? " and not in the queue" : " and in the queue"));
            }
        });
        if (queued.size() != state.waiting.size()) {
            violations.add("the queue counts " + state.waiting.size() + " of " + queued.size());
        }
    }

    /** Devices are kept for work that waits, and for whole gangs. */
    private void reservations() {
        for (var reservation : state.reservations.all()) {
            var workload = state.workloads.get(reservation.workload());
            int tasks = reservation.placement().tasks();
            if (!workload.queued() || tasks != workload.spec().demand().leastTasks()) {
                violations.add("workload " + workload.id() + " is "
                        + workload.phase().word() + " and has " + tasks + " tasks reserved");
            }
        }
    }

    /** After a settled cycle work is only owned if it would be owned were it placed now. */
    private void guarantees() {
        if (state.cycleWanted) {
            return;
        }
        for (long id : state.workloads.placed()) {
            var workload = state.workloads.get(id);
            var attempt = workload.phase().attempt();
            if (attempt != null && attempt.tier().isRight()) {
                right(workload, attempt);
            }
        }
    }

    /** What contracts moved of a tenant's guarantee is the sum over them; nobody lends what he has not. */
    private void contracts() {
        var sums = new TreeMap<String, Long>();
        for (var contract : state.contracts.all()) {
            var spec = contract.spec();
            long milli = (long) contract.stage().moves() * Limits.DEVICE_MILLI;
            for (var side : Side.values()) {
                var path = spec.of(side);
                for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
                    sums.merge(
                            path.substring(0, end) + ' ' + spec.chip(),
                            side == Side.LENDER ? -milli : milli,
                            Long::sum);
                }
            }
        }
        for (int tenant = 0; tenant < state.tenants.count(); tenant++) {
            for (int chip = 0; chip < state.tenants.chips().size(); chip++) {
                var key = state.tenants.spec(tenant).path()
                        + ' '
                        + state.tenants.chips().get(chip);
                if (sums.getOrDefault(key, 0L) != state.tenants.moved(tenant, chip)) {
                    violations.add(key + " has " + state.tenants.moved(tenant, chip) + " moved, and contracts say "
                            + sums.getOrDefault(key, 0L));
                }
            }
        }
    }

    private void right(Workload workload, Attempt attempt) {
        var tier = attempt.tier();
        int tenant = state.tenants.number(workload.spec().tenant());
        int chip = state.tenants.chipNumber(
                state.pool.segment(attempt.placement().segment()).chip());
        state.tenants.charge(tenant, chip, tier, -attempt.ownedMilli());
        var right = state.tenants.rightTo(tenant, chip, attempt.ownedMilli());
        state.tenants.charge(tenant, chip, tier, attempt.ownedMilli());
        if (!right.covers(tier)) {
            violations.add("workload " + workload.id() + " is " + tier + " and would be " + right);
        }
    }
}
