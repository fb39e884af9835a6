package dev.sluice.core.tenant;

import dev.sluice.core.unit.Bounds;
import dev.sluice.core.unit.Limits;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rules in their order: the first one that is about a tenant, a chip and a center decides. Where none is, all is
 * allowed.
 */
public record Rules(List<Rule> rules) {
    /** No rule at all. */
    public static final Rules NONE = new Rules(List.of());

    public Rules {
        rules = List.copyOf(rules);
        Bounds.within("rules", rules.size(), 0, Limits.RULES);
        var names = new TreeSet<String>();
        for (var rule : rules) {
            if (!names.add(rule.name())) {
                throw new IllegalArgumentException("two rules are called " + rule.name());
            }
        }
    }

    /** The rule that keeps a tenant from a chip in a center, or null when nothing does. */
    public @Nullable Rule against(String tenant, String chip, String center) {
        for (var rule : rules) {
            if (rule.isAbout(tenant, chip, center)) {
                return rule.allows() ? null : rule;
            }
        }
        return null;
    }

    /** Whether some rule may keep a tenant from something. */
    boolean limit(String tenant) {
        return rules.stream().anyMatch(rule -> !rule.allows() && rule.isAbout(tenant));
    }
}
