package dev.sluice.core.replay;

import dev.sluice.core.schedule.Policies;
import dev.sluice.core.schedule.place.PlacePolicies;
import dev.sluice.core.schedule.place.Usual;
import dev.sluice.core.schedule.queue.QueuePolicies;
import dev.sluice.core.schedule.share.SharePolicies;
import dev.sluice.core.unit.Limits;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * The set-ups by name.
 *
 * <p>{@code silo} is each owner alone in strict order of submission; {@code pool-fifo} is one queue of everybody over
 * everything, in the same order; {@code pool} is Sluice as it is. Between silo and pool there is one for each lever,
 * with all levers before it: {@code pooling}, {@code borrowing}, {@code backfill}, {@code shares}, {@code chips},
 * {@code elastic}. {@code lending} is pool under the name of what it is compared for, and {@code no-lending} the same
 * without borrowing, so that each owner goes as far as the devices that it owns, wherever those are. A name may be
 * followed by policies of the scheduler, each after a plus: {@code pool+sjf}, {@code silo+fifo},
 * {@code pool-fifo+srsf+first-fit}, {@code pool+srsf+interleave}. With {@code +untold} users say nothing of how long
 * their work runs, whatever the trace has of it.
 */
public final class Setups {
    private static final String SILO = "silo";
    private static final String ONE_QUEUE = "pool-fifo";
    private static final String POOL = "pool";
    private static final String NO_LENDING = "no-lending";
    private static final String LENDING = "lending";
    private static final String UNTOLD = "untold";
    private static final String RESERVE = "reserve";

    private Setups() {}

    /** The set-up of a name; empty if there is none. */
    public static Optional<Setup> named(String name) {
        var words = new ArrayList<>(List.of(name.split("\\+", -1)));
        boolean told = !words.remove(UNTOLD);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        return policies(words).flatMap(policies -> base(name, words.getFirst(), told, policies));
    }

    /** The names without policies, in the order of what is shared. */
    public static List<String> names() {
        var names = new ArrayList<String>();
        names.add(SILO);
        names.add(ONE_QUEUE);
        names.addAll(ladder());
        names.set(names.size() - 1, POOL);
        names.add(NO_LENDING);
        names.add(LENDING);
        return names;
    }

    /** The names of the levers' set-ups, each with one lever more than the one before; the last one shares all. */
    public static List<String> ladder() {
        return List.of("pooling", "borrowing", "backfill", "shares", "chips", "elastic", "parking");
    }

    /**
     * The set-ups that lead from silo to pool one lever at a time, without those whose lever does nothing for this
     * trace, and without the last, which is pool itself. Empty where everybody is one owner.
     */
    public static List<String> ladderFor(Trace trace) {
        var names = new ArrayList<String>();
        for (var lever : Lever.values()) {
            if (matters(lever, trace)) {
                names.add(ladder().get(lever.ordinal()));
            }
        }
        return names.subList(0, Math.max(0, names.size() - 1));
    }

    /** The same without levers that do nothing for a trace, so that a report names only what did something. */
    public static Setup fitted(Setup setup, Trace trace) {
        var levers = EnumSet.noneOf(Lever.class);
        for (var lever : setup.levers()) {
            if (lever.compareTo(Lever.BACKFILL) <= 0 || matters(lever, trace)) {
                levers.add(lever);
            }
        }
        return new Setup(setup.name(), setup.oneQueue(), levers, setup.told(), fitted(setup.policies(), trace));
    }

    /** Place policies that plan ahead are told what is usual: all demands of the trace. */
    private static Policies fitted(Policies policies, Trace trace) {
        var place = policies.place().name();
        if (place.equals(PlacePolicies.standard().name())) {
            return policies;
        }
        var usual = Usual.of(trace.jobs().stream().map(Job::demand).toList());
        return policies.withPlace(
                PlacePolicies.named(place, usual, Conditions.IDEAL.seed()).orElseThrow());
    }

    private static boolean matters(Lever lever, Trace trace) {
        return switch (lever) {
            case POOLING, BORROWING ->
                trace.fleet().sites().stream()
                                .map(site -> site.center().owner())
                                .distinct()
                                .count()
                        > 1;
            case BACKFILL -> true;
            case SHARES -> trace.jobs().stream().anyMatch(Setups::needsLess);
            case CHIPS ->
                trace.jobs().stream()
                        .anyMatch(job -> job.profile().speedPermille().size() > 1);
            case ELASTIC ->
                trace.jobs().stream()
                        .anyMatch(job ->
                                job.profile().leastTasks() > 0 || job.demand().resizable());
            case PARKING -> trace.jobs().stream().anyMatch(job -> job.profile().burstMillis() > 0);
        };
    }

    private static boolean needsLess(Job job) {
        var task = job.demand().task();
        boolean partOfOne = task.devices() == 1 && job.profile().needMilli() < Limits.DEVICE_MILLI;
        return partOfOne || !task.whole();
    }

    /** The names of the policies that may follow. */
    public static List<String> policyNames() {
        var names = new ArrayList<String>();
        QueuePolicies.all().forEach(policy -> names.add(policy.name()));
        PlacePolicies.all().forEach(policy -> names.add(policy.name()));
        SharePolicies.all().forEach(policy -> names.add(policy.name()));
        names.add(RESERVE);
        return names;
    }

    private static Optional<Setup> base(String name, String base, boolean told, Policies policies) {
        return switch (base) {
            case SILO -> Optional.of(new Setup(name, false, EnumSet.noneOf(Lever.class), told, policies));
            case ONE_QUEUE ->
                Optional.of(new Setup(name, true, EnumSet.of(Lever.POOLING, Lever.BORROWING), told, policies));
            case POOL, LENDING -> Optional.of(new Setup(name, false, EnumSet.allOf(Lever.class), told, policies));
            case NO_LENDING ->
                Optional.of(new Setup(name, false, EnumSet.complementOf(EnumSet.of(Lever.BORROWING)), told, policies));
            default -> {
                int lever = ladder().indexOf(base);
                yield lever < 0
                        ? Optional.empty()
                        : Optional.of(new Setup(
                                name, false, EnumSet.range(Lever.POOLING, Lever.values()[lever]), told, policies));
            }
        };
    }

    /** What stands in a strict line unless it is told otherwise: all before backfill. */
    private static boolean isStrict(String base) {
        int lever = ladder().indexOf(base);
        return base.equals(SILO) || base.equals(ONE_QUEUE) || (lever >= 0 && lever < Lever.BACKFILL.ordinal());
    }

    private static Optional<Policies> policies(List<String> words) {
        var policies = isStrict(words.getFirst())
                ? Policies.STANDARD.withQueue(QueuePolicies.named("fifo-strict").orElseThrow())
                : Policies.STANDARD;
        for (var word : words.subList(1, words.size())) {
            if (word.equals(RESERVE)) {
                policies = policies.withReserve(true);
                continue;
            }
            var queue = QueuePolicies.named(word);
            var place = PlacePolicies.named(word);
            var share = SharePolicies.named(word);
            if (queue.isEmpty() && place.isEmpty() && share.isEmpty()) {
                return Optional.empty();
            }
            policies = queue.map(policies::withQueue).orElse(policies);
            policies = place.map(policies::withPlace).orElse(policies);
            policies = share.map(policies::withShare).orElse(policies);
        }
        return Optional.of(policies);
    }
}
