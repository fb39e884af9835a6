package dev.sluice.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class LineTest {
    @Test
    void a_line_is_a_sorted_set_of_places() {
        var random = new SplittableRandom(42);
        var line = new Line();
        var sorted = new TreeSet<Place>();
        for (int step = 0; step < 20_000; step++) {
            var place = new Place(random.nextInt(12) * 7L, random.nextInt(1, 60));
            if (random.nextInt(100) < (step / 1_000 % 2 == 0 ? 60 : 40)) {
                assertThat(line.add(place)).isEqualTo(sorted.add(place));
            } else {
                assertThat(line.remove(place)).isEqualTo(sorted.remove(place));
            }
            assertThat(line.size()).isEqualTo(sorted.size());
            assertThat(line.ahead(place)).isEqualTo(sorted.headSet(place).size());
            if (!sorted.isEmpty()) {
                assertThat(line.first()).isEqualTo(sorted.first());
            }
            if (sorted.contains(place)) {
                assertThat(line.after(place)).isEqualTo(sorted.higher(place));
            }
            line = step % 100 == 0 ? line.copy() : line;
        }
        var ids = new ArrayList<Long>();
        line.each(ids::add);
        assertThat(ids).isEqualTo(sorted.stream().map(Place::id).toList());
    }
}
