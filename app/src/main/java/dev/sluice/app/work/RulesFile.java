package dev.sluice.app.work;

import dev.sluice.app.input.Doc;
import dev.sluice.app.input.Fields;
import dev.sluice.app.input.TextRule;
import dev.sluice.core.tenant.Rule;
import dev.sluice.core.tenant.Rules;
import dev.sluice.core.unit.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads rules as people write them. Whether the tenants, chips and centers are there is the core's to say. */
public final class RulesFile {
    private static final TextRule PATTERN = new TextRule(
            "work.bad-pattern", Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?|[a-z0-9.-]*[*]"), 63, false);

    private enum Effect {
        ALLOW,
        FORBID
    }

    private RulesFile() {}

    /** The rules of a file in their order; an empty list is no rule at all. */
    public static Doc.Reading<Rules> read(Doc document) {
        return document.read(fields -> {
            if (fields.shape("rules") != Fields.Shape.LIST) {
                fields.refuse("rules", "work.no-rules", "", "");
            }
            var names = new TreeSet<String>();
            var rules = new ArrayList<Supplier<Rule>>();
            for (var rule : fields.shape("rules") == Fields.Shape.LIST
                    ? fields.objects("rules", Limits.RULES)
                    : List.<Fields>of()) {
                rules.add(rule(rule, names));
            }
            return () -> new Rules(rules.stream().map(Supplier::get).toList());
        });
    }

    private static Supplier<Rule> rule(Fields rule, TreeSet<String> names) {
        var name = rule.requireText("name", TextRule.NAME);
        if (!name.isEmpty() && !names.add(name)) {
            rule.refuse("name", "work.rule-twice", "", "");
        }
        var effect = rule.requireChoice("effect", Effect.class);
        var tenants = rule.texts("tenants", TextRule.TENANT, Limits.RULE_NAMES);
        var chips = rule.texts("chips", PATTERN, Limits.RULE_NAMES);
        var centers = rule.texts("centers", PATTERN, Limits.RULE_NAMES);
        return () -> new Rule(name, effect == Effect.ALLOW, tenants, chips, centers);
    }
}
