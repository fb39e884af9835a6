package dev.sluice.core;

import dev.sluice.core.contract.Contract;
import dev.sluice.core.contract.Market;
import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.pool.Chip;
import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.pool.NodeStatus;
import dev.sluice.core.pool.SpotPrice;
import dev.sluice.core.schedule.place.Usual;
import dev.sluice.core.schedule.predict.Learned;
import dev.sluice.core.schedule.reserve.Reservation;
import dev.sluice.core.setting.Settings;
import dev.sluice.core.tenant.Borrowed;
import dev.sluice.core.tenant.Budgets;
import dev.sluice.core.tenant.Rules;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.work.Priority;
import dev.sluice.core.work.Verdict;
import dev.sluice.core.work.Workload;
import java.util.List;

/**
 * The whole state as plain values: what a snapshot holds. What can be derived from them (who uses how much, which
 * devices are free) is not in it.
 *
 * @param usageChips chips in the order of their numbers
 * @param nodes in the order of their numbers, those that left among them
 * @param tenants in the order of their numbers
 * @param live workloads that have not ended, by id
 * @param ended workloads that have ended, in that order
 * @param borrowed what tenants borrowed in the past, by the numbers of tenants and chips
 * @param runs what is known of run times, the class that was seen longest ago first
 * @param factors what is known of estimates, in the same order
 * @param usual what is usually asked for
 * @param counting what was asked for since that changed
 * @param reservations by the ids of their workloads
 * @param prices of idle devices, by center and chip
 * @param budgets by tenant and currency
 * @param closedPeriod the newest period whose books are closed; 0 = none
 * @param contracts by name
 * @param market offers and requests that stand, by name
 */
public record Image(
        long atMillis,
        boolean cycleWanted,
        Settings settings,
        List<Chip> chips,
        List<String> usageChips,
        List<CenterSpec> centers,
        List<Node> nodes,
        List<TenantSpec> tenants,
        Rules rules,
        List<Workload> live,
        List<Workload> ended,
        List<Group> groups,
        Usual usual,
        List<Usual.Asked> counting,
        int nextGroup,
        long nextWorkload,
        List<Borrowed> borrowed,
        List<Learned> runs,
        List<Learned> factors,
        List<Reservation> reservations,
        List<SpotPrice> prices,
        List<Budgets.Standing> budgets,
        int closedPeriod,
        List<Contract> contracts,
        List<Market.Posted> market) {
    /** A node with its state. */
    public record Node(String center, NodeSpec spec, NodeStatus status) {}

    /** A group of the queue with why it waits. */
    public record Group(
            int number, String tenant, Priority priority, GangDemand demand, List<Long> ids, Verdict verdict) {}
}
