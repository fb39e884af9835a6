package dev.sluice.app.http.view;

import dev.sluice.core.Core;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The whole at a glance. No texts, so it is made on the writer's thread. */
public record SummaryView(
        long atMillis,
        String at,
        String version,
        long sequence,
        Map<String, Integer> states,
        List<PoolView.Devices> devices,
        List<Queue> queue,
        List<TenantView> tenants) {
    /** Workloads that wait for one reason, and what they ask for together. */
    public record Queue(String code, long workloads, long devicesMilli) {}

    /** @param shown which tenants the reader may see */
    public static SummaryView of(Core core, Census census, Stamp stamp, Predicate<String> shown) {
        return new SummaryView(
                stamp.atMillis(),
                Words.at(stamp.atMillis()),
                stamp.version(),
                stamp.sequence(),
                census.states(shown),
                PoolView.devices(core, census),
                queue(core, shown),
                TenantView.list(core, shown));
    }

    /** When it was taken, by which version, after which journal entry. */
    public record Stamp(long atMillis, String version, long sequence) {}

    private static List<Queue> queue(Core core, Predicate<String> shown) {
        var byCode = new TreeMap<String, Queue>();
        for (var group : core.waiting().groups()) {
            if (shown.test(core.tenants().spec(group.tenant()).path())) {
                var code = Words.of(group.verdict().code());
                long milli = group.demand().milli() * group.size();
                byCode.merge(code, new Queue(code, group.size(), milli), SummaryView::plus);
            }
        }
        var queue = new ArrayList<>(byCode.values());
        queue.sort(Comparator.comparingLong(Queue::workloads).reversed().thenComparing(Queue::code));
        return queue;
    }

    private static Queue plus(Queue a, Queue b) {
        return new Queue(a.code, a.workloads + b.workloads, a.devicesMilli + b.devicesMilli);
    }
}
