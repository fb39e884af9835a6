package dev.sluice.core.schedule.reserve;

import dev.sluice.core.pool.Placement;
import dev.sluice.core.unit.IntList;
import dev.sluice.core.unit.LongList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One placement of tasks that have room now and of some that wait where they were to go before. */
final class Joined {
    private Joined() {}

    /** As many tasks as were kept; null when those that wait would get in the way of the others. */
    static @Nullable Placement of(Placement ready, Placement kept, List<Integer> waiting) {
        int[] nodes = Arrays.copyOf(ready.nodes().toArray(), kept.tasks());
        long[] masks = Arrays.copyOf(ready.deviceMasks().toArray(), kept.tasks());
        int count = ready.tasks();
        for (int rank : waiting) {
            var one = kept.only(rank);
            boolean host = one.task().cpuMilli() + one.task().memoryMib() > 0;
            boolean inTheWay = host ? one.meets(ready) : one.overlaps(ready);
            if (count < nodes.length && !inTheWay) {
                nodes[count] = one.node(0);
                masks[count++] = one.mask(0);
            }
        }
        return count < nodes.length
                ? null
                : new Placement(kept.segment(), kept.task(), IntList.of(nodes), LongList.of(masks));
    }
}
