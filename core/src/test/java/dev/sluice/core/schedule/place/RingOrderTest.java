package dev.sluice.core.schedule.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.pool.DomainRef;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.pool.Placement;
import dev.sluice.core.pool.Pool;
import dev.sluice.core.unit.IntList;
import dev.sluice.core.unit.LongList;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class RingOrderTest {
    private static final int NODES = 24;

    private static Pool pool(SplittableRandom random) {
        var pool = new Pool();
        pool.setCenter(new CenterSpec("east", "acme", "emulated", true));
        for (int i = 0; i < NODES; i++) {
            int row = random.nextInt(2);
            var domains =
                    List.of(new DomainRef("row", "w" + row), new DomainRef("rack", "r" + row + random.nextInt(3)));
            pool.setNode("east", new NodeSpec("n" + i, "a", 8, 0, 1000, 1000, List.of(), domains));
        }
        return pool;
    }

    private static Placement placement(SplittableRandom random) {
        int[] nodes = new int[1 + random.nextInt(16)];
        long[] masks = new long[nodes.length];
        for (int rank = 0; rank < nodes.length; rank++) {
            nodes[rank] = random.nextInt(NODES);
            masks[rank] = 1L << random.nextInt(8);
        }
        return new Placement(0, SmallPool.whole(1, 0), IntList.of(nodes), LongList.of(masks));
    }

    private static List<String> tasks(Placement placement) {
        var tasks = new ArrayList<String>();
        for (int rank = 0; rank < placement.tasks(); rank++) {
            tasks.add(placement.node(rank) + ":" + placement.mask(rank));
        }
        return tasks;
    }

    @Test
    void a_ring_enters_each_domain_once_and_loses_no_task() {
        for (int seed = 1; seed <= 300; seed++) {
            var random = new SplittableRandom(seed);
            var pool = pool(random);
            var before = placement(random);
            var after = RingOrder.of(pool, before);
            assertThat(tasks(after)).as("seed " + seed).containsExactlyInAnyOrderElementsOf(tasks(before));
            for (int level = 0; level < 2; level++) {
                var entered = new ArrayList<String>();
                for (int rank = 0; rank < after.tasks(); rank++) {
                    var domain =
                            pool.node(after.node(rank)).domains().get(level).name();
                    if (entered.isEmpty() || !entered.getLast().equals(domain)) {
                        entered.add(domain);
                    }
                }
                assertThat(new LinkedHashSet<>(entered)).as("seed " + seed).hasSameSizeAs(entered);
            }
        }
    }

    @Test
    void a_placement_in_ring_order_stays_the_same_object() {
        var random = new SplittableRandom(1);
        var pool = pool(random);
        var ordered = RingOrder.of(pool, placement(random));
        assertThat(RingOrder.of(pool, ordered)).isSameAs(ordered);
    }
}
