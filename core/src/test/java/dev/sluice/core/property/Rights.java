package dev.sluice.core.property;

import dev.sluice.core.Event;
import dev.sluice.core.contract.ContractSpec;
import dev.sluice.core.pool.Placement;
import dev.sluice.core.tenant.Rule;
import dev.sluice.core.tenant.Rules;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.tenant.Tier;
import java.util.List;
import java.util.TreeMap;

/** Guarantees, limits and who uses how much, kept from the events alone and computed by recursion. */
final class Rights {
    private final Holdings holdings;
    final TreeMap<String, TenantSpec> tenants = new TreeMap<>();
    final TreeMap<String, String> owners = new TreeMap<>();
    final TreeMap<Long, String> tenantOf = new TreeMap<>();
    final TreeMap<Long, Tier> tierOf = new TreeMap<>();
    private final TreeMap<Long, Integer> lentOf = new TreeMap<>();

    private final TreeMap<String, Lent> lent = new TreeMap<>();

    private record Lent(ContractSpec spec, int devices) {}

    private Rules rules = Rules.NONE;

    Rights(Holdings holdings) {
        this.holdings = holdings;
    }

    void see(Event event) {
        if (event instanceof Event.TenantSet e) {
            tenants.put(e.tenant().path(), e.tenant());
        } else if (event instanceof Event.RulesSet e) {
            rules = e.rules();
        } else if (event instanceof Event.ContractActivated e) {
            lent.put(e.spec().name(), new Lent(e.spec(), e.devices()));
        } else if (event instanceof Event.ContractReturned e) {
            lent.put(e.spec().name(), new Lent(e.spec(), e.left()));
        } else if (event instanceof Event.ContractEnded e) {
            lent.remove(e.spec().name());
        } else if (event instanceof Event.CenterSet e) {
            owners.put(e.center().name(), e.center().owner());
        } else if (event instanceof Event.Submitted e) {
            tenantOf.put(e.workload(), e.spec().tenant());
        } else if (event instanceof Event.Placed e) {
            tierOf.put(e.workload(), e.tier());
            lentOf.remove(e.workload());
        } else if (event instanceof Event.Reserved e) {
            tierOf.put(e.workload(), e.tier());
        } else if (event instanceof Event.Retiered e) {
            tierOf.put(e.workload(), e.tier());
            lentOf.remove(e.workload());
        } else if (event instanceof Event.Grown e) {
            lentOf.merge(e.workload(), e.lent(), Integer::sum);
        } else if (event instanceof Event.TaskLeft e) {
            lentOf.computeIfPresent(e.workload(), (any, lent) -> Math.max(0, lent - 1));
        }
    }

    /** Tasks that a workload borrows, the last ones. */
    int lent(long workload) {
        return isRight(workload) ? lentOf.getOrDefault(workload, 0) : 0;
    }

    /** Whether nobody else can take back what a workload holds. */
    boolean isRight(long workload) {
        var tier = tierOf.get(workload);
        return tier != null && tier.isRight();
    }

    private static boolean within(String path, String above) {
        return path.equals(above) || path.startsWith(above + "/");
    }

    /** Whether the first rule that is about it, if any, lets a tenant use a chip in a center. */
    boolean allows(String tenant, String chip, String center) {
        return rules.rules().stream()
                .filter(rule ->
                        rule.tenants().isEmpty() || rule.tenants().stream().anyMatch(above -> within(tenant, above)))
                .filter(rule -> names(rule.chips(), chip) && names(rule.centers(), center))
                .map(Rule::allows)
                .findFirst()
                .orElse(true);
    }

    private static boolean names(List<String> names, String name) {
        return names.isEmpty()
                || names.stream()
                        .anyMatch(each -> name.matches(each.replace(".", "[.]").replace("*", ".*")));
    }

    private String chipOf(Placement placement) {
        return holdings.specs.get(placement.nodes().get(0)).chip();
    }

    long used(String tenant, String chip) {
        return sum(tenant, chip, false);
    }

    private long sum(String tenant, String chip, boolean ownedBySelf) {
        long sum = 0;
        for (var map : List.of(holdings.held, holdings.promised)) {
            for (var entry : map.entrySet()) {
                var of = tenantOf.getOrDefault(entry.getKey(), "");
                boolean counts = ownedBySelf ? of.equals(tenant) && isRight(entry.getKey()) : within(of, tenant);
                long borrowed = ownedBySelf
                        ? lent(entry.getKey()) * entry.getValue().task().milli()
                        : 0;
                sum += counts && chipOf(entry.getValue()).equals(chip)
                        ? entry.getValue().milli() - borrowed
                        : 0;
            }
        }
        return sum;
    }

    /** Whether the tenant and all above it may have one more running. */
    boolean mayRunMore(String tenant) {
        return tenants.values().stream()
                .filter(spec -> within(tenant, spec.path()) && spec.most().running() > 0)
                .allMatch(spec -> running(spec.path()) < spec.most().running());
    }

    private long running(String tenant) {
        return tenantOf.entrySet().stream()
                .filter(entry -> within(entry.getValue(), tenant))
                .filter(entry ->
                        holdings.held.containsKey(entry.getKey()) || holdings.promised.containsKey(entry.getKey()))
                .count();
    }

    boolean withinLimits(String tenant, String chip, long more) {
        return tenants.values().stream()
                .filter(spec -> within(tenant, spec.path()))
                .allMatch(spec ->
                        used(spec.path(), chip) + more <= spec.limitMilli().getOrDefault(chip, Long.MAX_VALUE));
    }

    /** With what contracts moved, which is the same for both sides of a contract and those above both. */
    long guarantee(String tenant, String chip) {
        long devices = 0;
        for (var each : lent.values()) {
            if (each.spec.chip().equals(chip)) {
                devices += within(each.spec.borrower(), tenant) ? each.devices : 0;
                devices -= within(each.spec.lender(), tenant) ? each.devices : 0;
            }
        }
        return Math.max(0, base(tenant, chip) + devices * 1000);
    }

    private long base(String tenant, String chip) {
        var spec = tenants.get(tenant);
        var stated = spec == null ? null : spec.guaranteeMilli().get(chip);
        if (stated != null) {
            return stated;
        }
        long devices = 0;
        for (int node = 0; node < holdings.specs.size(); node++) {
            boolean owns = within(owners.getOrDefault(holdings.centers.get(node), ""), tenant);
            boolean counts = owns && !holdings.gone.get(node);
            devices += counts && holdings.specs.get(node).chip().equals(chip)
                    ? holdings.specs.get(node).devices()
                    : 0;
        }
        return devices * 1000;
    }

    /** What a tenant takes from the one above: its guarantee, or its use inside guarantees where that is more. */
    private long setAside(String tenant, String chip, String plusAt, long plus) {
        return Math.max(guarantee(tenant, chip), committed(tenant, chip, plusAt, plus));
    }

    private long committed(String tenant, String chip, String plusAt, long plus) {
        long sum = sum(tenant, chip, true) + (tenant.equals(plusAt) ? plus : 0);
        for (var spec : tenants.values()) {
            if (spec.parent().equals(tenant)) {
                sum += setAside(spec.path(), chip, plusAt, plus);
            }
        }
        return sum;
    }

    /** Whether more work of a tenant would be inside guarantees: nobody above sets aside more for it at the top. */
    boolean wouldOwn(String tenant, String chip, long milli) {
        var top = tenant.contains("/") ? tenant.substring(0, tenant.indexOf('/')) : tenant;
        return setAside(top, chip, tenant, milli) <= setAside(top, chip, tenant, 0);
    }
}
