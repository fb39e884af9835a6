package dev.sluice.core.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class NodeHeapTest {
    @Test
    void gives_the_least_like_a_sorted_set_through_random_changes() {
        for (int seed = 1; seed <= 50; seed++) {
            var random = new SplittableRandom(seed);
            var heap = new NodeHeap(new int[64]);
            var set = new TreeSet<Integer>();
            for (int step = 0; step < 400; step++) {
                int node = random.nextInt(64);
                if (set.remove(node)) {
                    heap.remove(node);
                } else {
                    set.add(node);
                    heap.add(node);
                }
                assertThat(heap.size()).as("seed %d, step %d", seed, step).isEqualTo(set.size());
                if (!set.isEmpty()) {
                    assertThat(heap.least()).as("seed %d, step %d", seed, step).isEqualTo(set.first());
                }
            }
        }
    }

    @Test
    void a_copy_goes_its_own_way() {
        var heap = new NodeHeap(new int[8]);
        heap.add(3);
        heap.add(5);
        var copy = heap.copy(new int[] {0, 0, 0, 0, 0, 1, 0, 0});
        copy.remove(3);
        assertThat(copy.least()).isEqualTo(5);
        assertThat(heap.least()).isEqualTo(3);
    }
}
