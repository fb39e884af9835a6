package dev.sluice.app.http.view;

import dev.sluice.app.auth.Caller;
import dev.sluice.core.tenant.Rule;
import dev.sluice.core.tenant.Rules;
import java.util.List;

/** The rules in their order, in the form of a rules file. */
public record RulesView(List<View> rules) {
    /** One rule; an empty list stands for all. */
    public record View(String name, String effect, List<String> tenants, List<String> chips, List<String> centers) {}

    /** What concerns a caller: rules about others, and the names of others, are left out. */
    public static RulesView of(Rules rules, Caller caller) {
        return new RulesView(rules.rules().stream()
                .filter(rule -> rule.tenants().isEmpty() || !shown(rule, caller).isEmpty())
                .map(rule -> new View(
                        rule.name(),
                        rule.allows() ? "allow" : "forbid",
                        shown(rule, caller),
                        rule.chips(),
                        rule.centers()))
                .toList());
    }

    private static List<String> shown(Rule rule, Caller caller) {
        var own = caller.tenant();
        return rule.tenants().stream()
                .filter(path -> caller.sees(path) || own != null && Caller.within(own, path))
                .toList();
    }
}
