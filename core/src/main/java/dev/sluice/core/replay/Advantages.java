package dev.sluice.core.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/**
 * The chips for each kind of work, best first, by comparative advantage (Ricardo, 1817).
 *
 * <p>Goal: the chip that everybody runs fast on goes to those who gain most from it. Method: the advantage of a kind on
 * a chip is its speed there against the mean speed of all work there that may run on it, weighted by device time.
 * Example: training runs at 1000 on A and 200 on B, decoding at 1000 and 900; with equal weights the means are 1000 and
 * 550, so training goes to A first (1000 against 363) and decoding to B (1636 against 1000).
 */
final class Advantages {
    /** Of nobody. */
    static final Advantages NONE = new Advantages(new TreeMap<>());

    private record Speeds(long weight, long weighted) {
        Speeds plus(long more, int speed) {
            return new Speeds(weight + more, weighted + more * speed);
        }
    }

    private final TreeMap<String, Speeds> byChip;
    private final LinkedHashMap<Profile, List<String>> best = new LinkedHashMap<>();

    private Advantages(TreeMap<String, Speeds> byChip) {
        this.byChip = byChip;
    }

    static Advantages of(Trace trace) {
        var byChip = new TreeMap<String, Speeds>();
        for (var job : trace.jobs()) {
            // In device minutes, so that the sum over any trace fits 64 bits.
            long weight = Math.max(1, job.milli() * (job.durationMillis() / 60_000 + 1) / 1000);
            job.profile()
                    .speedPermille()
                    .forEach((chip, speed) -> byChip.merge(
                            chip, new Speeds(weight, weight * speed), (old, more) -> old.plus(weight, speed)));
        }
        return new Advantages(byChip);
    }

    List<String> bestFirst(Profile profile) {
        return best.computeIfAbsent(profile, this::sorted);
    }

    private List<String> sorted(Profile profile) {
        var chips = new ArrayList<>(profile.speedPermille().keySet());
        chips.sort((a, b) -> {
            int order = Long.compare(advantage(profile, b), advantage(profile, a));
            return order != 0 ? order : a.compareTo(b);
        });
        return List.copyOf(chips);
    }

    private long advantage(Profile profile, String chip) {
        var speeds = byChip.get(chip);
        long mean = speeds == null ? 1000 : Math.max(1, speeds.weighted / Math.max(1, speeds.weight));
        return profile.speedOn(chip) * 1000L / mean;
    }
}
