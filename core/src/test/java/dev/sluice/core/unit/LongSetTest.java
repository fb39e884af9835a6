package dev.sluice.core.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class LongSetTest {
    @Test
    void it_answers_as_a_tree_of_numbers_does() {
        for (long seed = 1; seed <= 40; seed++) {
            var random = new SplittableRandom(seed);
            int range = 1 + random.nextInt(3_000);
            var set = new LongSet();
            var tree = new TreeSet<Long>();
            for (int step = 0; step < 4_000; step++) {
                long id = random.nextInt(range);
                if (random.nextInt(100) < 55) {
                    assertThat(set.add(id)).as("seed %d add %d", seed, id).isEqualTo(tree.add(id));
                } else {
                    assertThat(set.remove(id)).as("seed %d remove %d", seed, id).isEqualTo(tree.remove(id));
                }
                compare(set, tree, random.nextInt(range), "seed " + seed);
            }
            assertThat(set).as("seed %d", seed).containsExactlyElementsOf(tree);
            assertThat(idsOf(set.copy())).as("seed %d", seed).containsExactlyElementsOf(tree);
        }
    }

    private static void compare(LongSet set, TreeSet<Long> tree, long id, String where) {
        var higher = tree.higher(id);
        assertThat(set.higher(id)).as(where).isEqualTo(higher == null ? LongSet.NONE : higher);
        assertThat(set.contains(id)).as(where).isEqualTo(tree.contains(id));
        assertThat(set.countBelow(id)).as(where).isEqualTo(tree.headSet(id).size());
        assertThat(set.size()).as(where).isEqualTo(tree.size());
        if (!tree.isEmpty()) {
            assertThat(set.first()).as(where).isEqualTo(tree.first());
        }
    }

    @Test
    void rising_ids_come_back_in_order_after_all_were_removed() {
        var set = new LongSet();
        for (long id = 0; id < 10_000; id++) {
            set.add(id);
        }
        for (long id = 0; id < 10_000; id++) {
            assertThat(set.first()).isEqualTo(id);
            set.remove(id);
        }
        assertThat(set.isEmpty()).isTrue();
        set.add(7);
        assertThat(set.toArray()).containsExactly(7);
    }

    @Test
    void a_copy_does_not_change_with_its_original() {
        var set = new LongSet();
        set.add(1);
        var copy = set.copy();
        set.add(2);
        copy.add(3);
        assertThat(idsOf(set)).containsExactly(1L, 2L);
        assertThat(idsOf(copy)).containsExactly(1L, 3L);
    }

    private static List<Long> idsOf(LongSet set) {
        var ids = new ArrayList<Long>();
        set.each(ids::add);
        return ids;
    }
}
