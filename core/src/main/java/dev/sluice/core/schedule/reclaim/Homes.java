package dev.sluice.core.schedule.reclaim;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Pool;
import dev.sluice.core.pool.Segment;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.schedule.place.GangPlacer;
import dev.sluice.core.schedule.plan.Plan;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.work.Workload;
import java.util.List;

/**
 * Who is at home where, and who is a guest that has a home to go to.
 *
 * <p>A guarantee is good in every center, but an organisation's devices stand in its own. So work inside a guarantee
 * may run in the center of another organisation, and be in the way of a gang that the owner alone would have had room
 * for. Such a guest has to move if its own organisation keeps its guarantee at home: then that has room for the guest,
 * or gets it by the same rule. Nobody is moved for ever: work that is placed in its home by this rule is moved by
 * nobody, and each use of the rule puts more of it there.
 */
final class Homes {
    private final Plan plan;
    private final Pool pool;
    private final Tenants tenants;

    Homes(Plan plan) {
        this.plan = plan;
        this.pool = plan.pool();
        this.tenants = plan.tenants();
    }

    /** Whether a segment is in a center of a tenant, or of one above it. */
    boolean isHome(Segment segment, String tenant) {
        return pool.center(segment.center()).isHomeOf(tenant);
    }

    /** Whether a tenant has a center with a chip. */
    boolean hasHome(String tenant, String chip) {
        for (var segment : pool.segmentsOf(chip)) {
            if (isHome(segment, tenant)) {
                return true;
            }
        }
        return false;
    }

    /** Whether work on a node belongs to another organisation than the center does, and could run in its own. */
    boolean mayMove(Workload workload, int node) {
        var organisation = TenantSpec.organisation(workload.spec().tenant());
        var chip = pool.segmentOf(node).chip();
        return !pool.centerOf(node).isOwnedWithin(organisation)
                && keepsGuaranteeAtHome(organisation, chip)
                && fitsAtHome(workload, organisation, chip);
    }

    private boolean keepsGuaranteeAtHome(String organisation, String chip) {
        return tenants.guarantee(tenants.number(organisation), tenants.chipNumber(chip))
                <= pool.milliOwnedBy(organisation, chip);
    }

    private boolean fitsAtHome(Workload workload, String organisation, String chip) {
        var demand = workload.spec().demand();
        int tenant = tenants.number(workload.spec().tenant());
        for (var segment : pool.segmentsOf(chip)) {
            if (pool.center(segment.center()).isOwnedWithin(organisation)
                    && GangPlacer.allows(plan, tenant, demand, segment)
                    && mostTasks(demand, segment) >= demand.tasks()) {
                return true;
            }
        }
        return false;
    }

    private long mostTasks(GangDemand demand, Segment segment) {
        if (!demand.topology().required() || demand.topology().level().equals(Topology.CENTER)) {
            return segment.capacityFor(demand.task());
        }
        var domains = List.copyOf(segment.domains(demand.topology().level()));
        return domains.stream()
                .mapToLong(nodes -> pool.capacityFor(demand.task(), nodes))
                .max()
                .orElse(0);
    }
}
