package dev.sluice.core;

import dev.sluice.core.pool.Pool;
import dev.sluice.core.schedule.Policies;
import dev.sluice.core.schedule.place.Experience;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.Workload;
import java.util.ArrayList;
import java.util.List;

/** Makes an image of a state, and a state of an image. */
final class Images {
    private Images() {}

    static Image of(State state) {
        var nodes = new ArrayList<Image.Node>();
        for (int node = 0; node < state.pool.nodeCount(); node++) {
            nodes.add(new Image.Node(state.pool.centerOf(node).name(), state.pool.node(node), state.pool.status(node)));
        }
        var tenants = new ArrayList<TenantSpec>();
        for (int tenant = 0; tenant < state.tenants.count(); tenant++) {
            tenants.add(state.tenants.spec(tenant));
        }
        var live = new ArrayList<Workload>();
        state.workloads.forEach(workload -> {
            if (!workload.ended()) {
                live.add(workload);
            }
        });
        var ended = new ArrayList<Workload>();
        state.workloads.endedInOrder().forEach(id -> ended.add(state.workloads.get(id)));
        var groups = new ArrayList<Image.Group>();
        state.waiting
                .groups()
                .forEach(group -> groups.add(new Image.Group(
                        group.number(),
                        state.tenants.spec(group.tenant()).path(),
                        group.priority(),
                        group.demand(),
                        group.ids(),
                        group.verdict())));
        return new Image(
                state.atMillis,
                state.cycleWanted,
                state.policies.settings(),
                List.copyOf(state.chips.values()),
                List.copyOf(state.tenants.chips()),
                state.pool.centers(),
                nodes,
                tenants,
                state.tenants.permits().rules(),
                live,
                ended,
                groups,
                state.experience.usual(),
                state.experience.counting(),
                state.waiting.nextGroup(),
                state.workloads.nextId(),
                state.tenants.borrowed(),
                state.predictor.runs(),
                state.predictor.factors(),
                List.copyOf(state.reservations.all()),
                state.prices.all(),
                state.tenants.budgets().all(),
                state.closedPeriod,
                List.copyOf(state.contracts.all()),
                state.market.all());
    }

    static State restore(Image image, Policies policies) {
        var state = new State(policies);
        image.chips().forEach(chip -> state.chips.put(chip.id(), chip));
        image.usageChips().forEach(state.tenants::addChip);
        image.tenants().forEach(state.tenants::set);
        state.tenants.permits().put(image.rules());
        image.budgets().forEach(state.tenants.budgets()::put);
        image.centers().forEach(state.pool::setCenter);
        image.nodes().forEach(node -> restore(state.pool, node));
        guarantees(state);
        image.contracts().forEach(contract -> {
            state.contracts.put(contract);
            state.lend(contract.spec(), contract.stage().moves());
        });
        image.market().forEach(state.market::put);
        state.tenants.at(image.atMillis());
        image.live().forEach(workload -> restore(state, workload));
        image.borrowed().forEach(state.tenants::restore);
        image.ended().forEach(state.workloads::put);
        image.groups().forEach(group -> restore(state, group));
        state.experience = Experience.of(image.usual(), image.counting());
        state.waiting.nextGroup(image.nextGroup());
        image.reservations().forEach(state.reservations::put);
        state.workloads.nextId(image.nextWorkload());
        state.predictor.restore(image.runs(), image.factors());
        image.prices().forEach(state.prices::put);
        state.closedPeriod = image.closedPeriod();
        state.atMillis = image.atMillis();
        state.cycleWanted = image.cycleWanted();
        return state;
    }

    private static void restore(Pool pool, Image.Node node) {
        pool.setNode(node.center(), node.spec());
        int number = pool.nodeNumber(node.center(), node.spec().name());
        pool.cordon(number, node.status().cordoned());
        pool.down(number, node.status().down());
        if (node.status().gone()) {
            pool.removeNode(number);
        }
    }

    private static void guarantees(State state) {
        for (int tenant = 0; tenant < state.tenants.count(); tenant++) {
            var spec = state.tenants.spec(tenant);
            for (var chip : state.tenants.chips()) {
                int number = state.tenants.chipNumber(chip);
                state.tenants.setGuarantee(tenant, number, state.guaranteeMilli(spec, chip));
            }
        }
    }

    private static void restore(State state, Workload workload) {
        state.workloads.put(workload);
        state.count(null, workload);
        state.timers.set(workload);
        if (workload.phase() instanceof Phase.Reserved(var since, var tier, var placement)) {
            state.pool.claim(placement);
            state.charge(workload, tier, placement, 1);
        }
        var attempt = workload.phase().attempt();
        if (attempt != null) {
            state.pool.take(workload.id(), attempt.placement());
            state.charge(workload, attempt, 1);
        }
    }

    private static void restore(State state, Image.Group group) {
        int tenant = state.tenants.number(group.tenant());
        boolean dated = State.dated(state.workloads.get(group.ids().getFirst()));
        state.waiting.restore(group.number(), tenant, group.priority(), group.demand(), dated, group.verdict());
        group.ids().forEach(id -> state.enqueue(state.workloads.get(id)));
    }

    /** FNV-1a over the text of all values, which records print in the order of their components. */
    static long hash(Image image) {
        var text = image.toString();
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
