package dev.sluice.core;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Pool;
import dev.sluice.core.schedule.place.GangPlacer;
import dev.sluice.core.tenant.Rule;
import dev.sluice.core.tenant.Tenants;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides changes of the rules, and what they refuse at once. */
final class RuleDecider {
    private final State state;

    RuleDecider(State state) {
        this.state = state;
    }

    Decided setRules(Command.SetRules command) {
        for (var rule : command.rules().rules()) {
            var unknown = unknown(rule);
            if (unknown != null) {
                return Decided.refuse(unknown);
            }
        }
        return command.rules().equals(state.tenants.permits().rules())
                ? Decided.refuse(new Rejection.Unchanged("rules"))
                : Decided.accept(List.of(new Event.RulesSet(command.atMillis(), command.rules())));
    }

    /** A name that nothing has is a slip of the pen; a pattern may be about what is yet to come. */
    private @Nullable Rejection unknown(Rule rule) {
        for (var tenant : rule.tenants()) {
            if (state.tenants.number(tenant) == Tenants.NONE) {
                return new Rejection.NotFound("tenant", tenant);
            }
        }
        for (var chip : rule.chips()) {
            if (!Rule.isPattern(chip) && state.tenants.chipNumber(chip) == Tenants.NONE) {
                return new Rejection.NotFound("chip", chip);
            }
        }
        for (var center : rule.centers()) {
            if (!Rule.isPattern(center) && state.pool.centerNumber(center) == Pool.NONE) {
                return new Rejection.NotFound("center", center);
            }
        }
        return null;
    }

    /** Why a tenant may run a demand nowhere in the pool as it is, or null: what the pool has not yet, it may get. */
    @Nullable Rejection ruledOut(String tenant, GangDemand demand) {
        Rejection first = null;
        for (var segment : state.pool.segments()) {
            boolean chip = demand.chips().isEmpty() || demand.chips().contains(segment.chip());
            if (chip && !segment.isEmpty() && GangPlacer.asksFor(state.pool, demand, segment)) {
                var center = state.pool.center(segment.center()).name();
                var rule = state.tenants.permits().rules().against(tenant, segment.chip(), center);
                if (rule == null) {
                    return null;
                }
                first = first == null ? new Rejection.RuledOut(rule.name(), tenant, segment.chip(), center) : first;
            }
        }
        return first;
    }
}
