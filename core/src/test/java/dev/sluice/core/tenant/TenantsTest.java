package dev.sluice.core.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the flat arrays say about guarantees against a walk through the whole tree. */
final class TenantsTest {
    private static final List<String> PATHS = List.of("a", "a/x", "a/x/1", "a/x/2", "a/y", "b", "b/z");

    private final Tenants tenants = new Tenants();
    private final TreeMap<String, Long> guarantees = new TreeMap<>();
    private final TreeMap<String, Long> owned = new TreeMap<>();
    private final TreeMap<String, Long> used = new TreeMap<>();
    private final TreeMap<String, Long> limits = new TreeMap<>();

    @Test
    void say_the_same_as_a_walk_through_the_tree() {
        for (int seed = 1; seed <= 50; seed++) {
            new TenantsTest().live(new SplittableRandom(seed), seed);
        }
    }

    private void live(SplittableRandom random, int seed) {
        tenants.addChip("other");
        for (var path : PATHS) {
            tenants.set(TenantSpec.plain(path));
            guarantees.put(path, 0L);
            owned.put(path, 0L);
            used.put(path, 0L);
            limits.put(path, Long.MAX_VALUE);
        }
        tenants.addChip("chip");
        for (int step = 0; step < 200; step++) {
            change(random, PATHS.get(random.nextInt(PATHS.size())));
            check(step % 20 == 0 ? tenants.copy() : tenants, "seed " + seed + ", step " + step);
        }
    }

    private void change(SplittableRandom random, String path) {
        int tenant = tenants.number(path);
        int milli = 1 + random.nextInt(8);
        switch (random.nextInt(6)) {
            case 0 -> {
                guarantees.put(path, (long) random.nextInt(16));
                tenants.setGuarantee(tenant, 1, guarantees.getOrDefault(path, 0L));
            }
            case 1 -> {
                limits.put(path, (long) random.nextInt(40));
                var limit = new TreeMap<String, Long>();
                limit.put("chip", limits.get(path));
                tenants.set(new TenantSpec(path, 1, new TreeMap<>(), limit));
            }
            case 2 -> charge(path, Tier.BORROWED, milli);
            case 3 -> charge(path, Tier.OWNED, -Math.min(milli, owned.getOrDefault(path, 0L)));
            default -> charge(path, Tier.OWNED, milli);
        }
    }

    private void charge(String path, Tier tier, long milli) {
        tenants.charge(tenants.number(path), 1, tier, milli);
        used.merge(path, milli, Long::sum);
        if (tier == Tier.OWNED) {
            owned.merge(path, milli, Long::sum);
        }
    }

    private void check(Tenants looked, String where) {
        for (var path : PATHS) {
            int tenant = looked.number(path);
            assertThat(looked.used(tenant, 1)).as(where + " " + path).isEqualTo(usedBelow(path));
            assertThat(looked.used(tenant, 0)).isZero();
            for (long milli : new long[] {1, 3, 9}) {
                var what = where + " " + path + " " + milli;
                assertThat(looked.wouldOwn(tenant, 1, milli)).as(what).isEqualTo(wouldOwn(path, milli));
                assertThat(looked.overLimit(tenant, 1, milli) != Tenants.NONE)
                        .as(what)
                        .isEqualTo(overLimit(path, milli));
            }
        }
        boolean over = committed("a", "", 0) > guarantees.getOrDefault("a", 0L)
                || committed("b", "", 0) > guarantees.getOrDefault("b", 0L);
        assertThat(looked.anyOverGuarantee()).as(where).isEqualTo(over);
    }

    private long usedBelow(String path) {
        return PATHS.stream()
                .filter(other -> other.equals(path) || other.startsWith(path + "/"))
                .mapToLong(other -> used.getOrDefault(other, 0L))
                .sum();
    }

    private boolean overLimit(String path, long milli) {
        return PATHS.stream()
                .filter(above -> path.equals(above) || path.startsWith(above + "/"))
                .anyMatch(above -> usedBelow(above) + milli > limits.getOrDefault(above, Long.MAX_VALUE));
    }

    private boolean wouldOwn(String path, long milli) {
        var top = path.substring(0, 1);
        return setAside(top, path, milli) == setAside(top, path, 0);
    }

    private long setAside(String path, String plusAt, long plus) {
        return Math.max(guarantees.getOrDefault(path, 0L), committed(path, plusAt, plus));
    }

    private long committed(String path, String plusAt, long plus) {
        long sum = owned.getOrDefault(path, 0L) + (path.equals(plusAt) ? plus : 0);
        for (var child : PATHS) {
            sum += child.startsWith(path + "/") && child.lastIndexOf('/') == path.length()
                    ? setAside(child, plusAt, plus)
                    : 0;
        }
        return sum;
    }
}
