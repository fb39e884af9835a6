package dev.sluice.core.tenant;

import dev.sluice.core.unit.Bounds;
import dev.sluice.core.unit.Limits;
import java.util.List;

/**
 * Who may or may not use which chips where. An empty list means all. A chip or center that ends with {@code *} means
 * all whose names begin so: {@code nvidia-*}, or {@code cn-*} where centers are named after their regions.
 *
 * @param name what a refusal calls it; no two rules have the same
 * @param allows whether it permits or forbids
 * @param tenants paths; each stands for all below it, too
 * @param chips ids of chips
 * @param centers names of centers
 */
public record Rule(String name, boolean allows, List<String> tenants, List<String> chips, List<String> centers) {
    private static final String REST = "*";

    public Rule {
        Bounds.name("rule", name);
        tenants = List.copyOf(tenants);
        chips = List.copyOf(chips);
        centers = List.copyOf(centers);
        for (var names : List.of(tenants, chips, centers)) {
            Bounds.within("names of one kind in rule " + name, names.size(), 0, Limits.RULE_NAMES);
            names.forEach(each -> Bounds.name("name in rule " + name, each));
        }
    }

    /** Whether a name stands for all that begin like it. */
    public static boolean isPattern(String name) {
        return name.endsWith(REST);
    }

    boolean isAbout(String tenant) {
        return tenants.isEmpty()
                || tenants.stream().anyMatch(path -> tenant.equals(path) || tenant.startsWith(path + "/"));
    }

    boolean isAbout(String tenant, String chip, String center) {
        return isAbout(tenant) && names(chips, chip) && names(centers, center);
    }

    private static boolean names(List<String> names, String name) {
        return names.isEmpty()
                || names.stream()
                        .anyMatch(each -> isPattern(each)
                                ? name.startsWith(each.substring(0, each.length() - REST.length()))
                                : name.equals(each));
    }
}
