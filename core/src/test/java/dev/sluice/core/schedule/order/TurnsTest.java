package dev.sluice.core.schedule.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.tenant.Tier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The order of tenants against a sort of all siblings at each step. */
final class TurnsTest {
    private static final List<String> PATHS = List.of("b", "b/z", "a", "a/x", "a/x/1", "a/x/2", "a/y");
    private static final long[] CAPACITY = {64, 16};

    private final Tenants tenants = new Tenants();
    private final int[] pending = new int[PATHS.size()];
    private final OrderPolicy policy = new FairShare();

    @Test
    void pick_the_same_tenant_as_a_sort_of_all_siblings() {
        for (int seed = 1; seed <= 100; seed++) {
            new TurnsTest().live(new SplittableRandom(seed), seed);
        }
    }

    private void live(SplittableRandom random, int seed) {
        tenants.addChip("one");
        tenants.addChip("two");
        for (var path : PATHS) {
            tenants.set(new TenantSpec(path, 1 + random.nextInt(4), new TreeMap<>(), new TreeMap<>()));
            tenants.charge(tenants.number(path), random.nextInt(2), Tier.BORROWED, random.nextInt(6));
        }
        var turns = new Turns(policy, tenants, seed % 2 == 0 ? Tier.OWNED : Tier.BORROWED, CAPACITY);
        for (int tenant = 0; tenant < pending.length; tenant++) {
            pending[tenant] = random.nextInt(5);
            turns.pending(tenant, pending[tenant]);
        }
        int left = 0;
        for (int count : pending) {
            left += count;
        }
        for (; left > 0; left--) {
            int next = turns.next();
            assertThat(next).as("seed %d, %d left", seed, left).isEqualTo(naive());
            pending[next]--;
            if (random.nextInt(3) > 0) {
                tenants.charge(next, random.nextInt(2), Tier.BORROWED, 1 + random.nextInt(3));
                turns.used(next);
            }
            turns.pending(next, -1);
        }
        assertThat(turns.next()).isEqualTo(Tenants.NONE);
    }

    private int naive() {
        int at = Tenants.NONE;
        while (true) {
            var below = new ArrayList<>(tenants.children(at));
            below.removeIf(child -> pendingBelow(child) == 0);
            below.sort(Comparator.comparingLong(this::turn).thenComparingInt(child -> child));
            int tenant = at;
            boolean own = at != Tenants.NONE
                    && pending[at] > 0
                    && (below.isEmpty() || turnHere(tenant) <= turn(below.getFirst()));
            if (own || below.isEmpty()) {
                return at;
            }
            at = below.getFirst();
        }
    }

    private int pendingBelow(int tenant) {
        int sum = pending[tenant];
        for (int child : tenants.children(tenant)) {
            sum += pendingBelow(child);
        }
        return sum;
    }

    private long turn(int tenant) {
        long[] used = {tenants.used(tenant, 0), tenants.used(tenant, 1)};
        return policy.turn(used, CAPACITY, tenants.spec(tenant).weight());
    }

    private long turnHere(int tenant) {
        long[] used = {tenants.usedHere(tenant, 0), tenants.usedHere(tenant, 1)};
        return policy.turn(used, CAPACITY, 1);
    }
}
