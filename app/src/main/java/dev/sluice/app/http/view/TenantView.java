package dev.sluice.app.http.view;

import dev.sluice.core.Core;
import dev.sluice.core.tenant.Budgets;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.tenant.Tenants;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A tenant with its rights and what it uses. No texts, so it is made on the writer's thread.
 *
 * @param budget how far the budgets of the tenant, and of those above it, are used up; null where there is none
 */
public record TenantView(
        String path,
        int depth,
        int weight,
        int waiting,
        @Nullable Integer mostWaiting,
        int running,
        @Nullable Integer mostRunning,
        @Nullable String budget,
        List<Chip> chips) {
    /** One chip. */
    public record Chip(
            String chip,
            long guaranteeMilli,
            boolean stated,
            @Nullable Long limitMilli,
            long usedMilli,
            long ownedMilli,
            long borrowedMilli) {}

    /** The tenants that a test lets through, by path. */
    public static List<TenantView> list(Core core, Predicate<String> shown) {
        var views = new ArrayList<TenantView>();
        for (var spec : core.tenants().all()) {
            if (shown.test(spec.path())) {
                views.add(of(core, spec));
            }
        }
        return views;
    }

    private static TenantView of(Core core, TenantSpec spec) {
        var tenants = core.tenants();
        int tenant = tenants.number(spec.path());
        var chips = new ArrayList<Chip>();
        for (int chip = 0; chip < tenants.chips().size(); chip++) {
            var view = chip(tenants, tenant, chip);
            if (view.guaranteeMilli > 0 || view.stated || view.limitMilli != null || view.usedMilli > 0) {
                chips.add(view);
            }
        }
        chips.sort((a, b) -> a.chip().compareTo(b.chip()));
        int depth = 1 + (int) spec.path().chars().filter(c -> c == '/').count();
        return new TenantView(
                spec.path(),
                depth,
                spec.weight(),
                tenants.waiting(tenant),
                limit(spec.most().waiting()),
                tenants.running(tenant),
                limit(spec.most().running()),
                budget(core.tenants().budgets(), spec.path()),
                chips);
    }

    private static @Nullable String budget(Budgets budgets, String path) {
        return budgets.all().stream()
                .filter(each -> each.budget().covers(path))
                .map(each -> each.spent().level())
                .max(Comparator.naturalOrder())
                .map(Words::of)
                .orElse(null);
    }

    private static @Nullable Integer limit(int most) {
        return most == 0 ? null : most;
    }

    private static Chip chip(Tenants tenants, int tenant, int chip) {
        var name = tenants.chips().get(chip);
        long limit = tenants.limit(tenant, chip);
        long used = tenants.used(tenant, chip);
        long owned = ownedBelow(tenants, tenant, chip);
        return new Chip(
                name,
                tenants.guarantee(tenant, chip),
                tenants.spec(tenant).guaranteeMilli().containsKey(name),
                limit == Long.MAX_VALUE ? null : limit,
                used,
                owned,
                used - owned);
    }

    private static long ownedBelow(Tenants tenants, int tenant, int chip) {
        long sum = tenants.ownedHere(tenant, chip);
        for (int child : tenants.children(tenant)) {
            sum += ownedBelow(tenants, child, chip);
        }
        return sum;
    }
}
