package dev.sluice.app.report;

import dev.sluice.core.replay.Outcome;
import dev.sluice.core.replay.Spread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long an owner's work waits alone and in another set-up.
 *
 * @param alone its waiting when it works alone
 * @param here its waiting in the set-up
 */
public record OwnerChange(String name, Spread alone, Spread here) {
    /** Who is worse off before who is not, and then who gains least. */
    public static final Comparator<OwnerChange> LEAST_GAIN_FIRST = Comparator.comparing(OwnerChange::worseOff)
            .thenComparingDouble(OwnerChange::ratio)
            .reversed()
            .thenComparing(OwnerChange::name);

    /** A wait that is longer by no more than this is the same, in ms. */
    private static final long SAME_MILLIS = 1_000;

    /** Whether its mean or its p95 wait is longer than alone by more than 1 % and by more than 1 s. */
    public boolean worseOff() {
        return longer(alone.meanMillis(), here.meanMillis()) || longer(alone.percentile(95), here.percentile(95));
    }

    private static boolean longer(long alone, long here) {
        return here - alone > SAME_MILLIS && here - alone > alone / 100;
    }

    /** Owners that have work in both outcomes, in the order of the second. */
    public static List<OwnerChange> between(Outcome alone, Outcome here) {
        Map<String, Spread> waits = new LinkedHashMap<>();
        alone.owners().forEach(owner -> waits.put(owner.key(), owner.waiting()));
        var changes = new ArrayList<OwnerChange>();
        for (var owner : here.owners()) {
            var before = waits.get(owner.key());
            if (before != null && before.count() > 0 && owner.waiting().count() > 0) {
                changes.add(new OwnerChange(owner.key(), before, owner.waiting()));
            }
        }
        return changes;
    }

    /** How many times as long it waits on average, with a second added to both so that no wait at all counts, too. */
    private double ratio() {
        return (here.meanMillis() + SAME_MILLIS) / (double) (alone.meanMillis() + SAME_MILLIS);
    }
}
