package dev.sluice.core.schedule.place;

import dev.sluice.core.pool.Placement;
import dev.sluice.core.pool.Pool;
import dev.sluice.core.unit.IntList;
import dev.sluice.core.unit.LongList;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Numbers the ranks of a gang along the topology tree.
 *
 * <p>Goal: neighbours in a ring of ranks are near in the fleet, so that a collective crosses each slow link as seldom
 * as it can. Method: depth first through the domains that the nodes name, widest first, by their names; then by the
 * number of the node and by its devices. All tasks of a gang ask for the same, so who is which rank is free to choose.
 * A ring in that order enters and leaves each domain once. Example: tasks on n1 (rack r2), n2 (r1) and n3 (r2) become
 * ranks 1, 0 and 2.
 */
public final class RingOrder {
    private RingOrder() {}

    /** The same tasks in ring order; the placement itself when they are. */
    public static Placement of(Pool pool, Placement placement) {
        Comparator<Integer> order = (a, b) -> compare(pool, placement, a, b);
        boolean ordered = true;
        for (int rank = 1; rank < placement.tasks() && ordered; rank++) {
            ordered = compare(pool, placement, rank - 1, rank) <= 0;
        }
        if (ordered) {
            return placement;
        }
        var ranks = new Integer[placement.tasks()];
        Arrays.setAll(ranks, rank -> rank);
        Arrays.sort(ranks, order);
        int[] nodes = new int[ranks.length];
        long[] masks = new long[ranks.length];
        for (int rank = 0; rank < ranks.length; rank++) {
            nodes[rank] = placement.node(ranks[rank]);
            masks[rank] = placement.mask(ranks[rank]);
        }
        return new Placement(placement.segment(), placement.task(), IntList.of(nodes), LongList.of(masks));
    }

    private static int compare(Pool pool, Placement placement, int a, int b) {
        int nodeOfA = placement.node(a);
        int nodeOfB = placement.node(b);
        if (nodeOfA == nodeOfB) {
            // The lowest device first; equal masks are shares of one device.
            return Long.compareUnsigned(Long.lowestOneBit(placement.mask(a)), Long.lowestOneBit(placement.mask(b)));
        }
        int domains = compareDomains(pool, nodeOfA, nodeOfB);
        return domains != 0 ? domains : Integer.compare(nodeOfA, nodeOfB);
    }

    private static int compareDomains(Pool pool, int a, int b) {
        var domainsOfA = pool.node(a).domains();
        var domainsOfB = pool.node(b).domains();
        int levels = Math.min(domainsOfA.size(), domainsOfB.size());
        for (int level = 0; level < levels; level++) {
            int names =
                    domainsOfA.get(level).name().compareTo(domainsOfB.get(level).name());
            if (names != 0) {
                return names;
            }
        }
        return Integer.compare(domainsOfA.size(), domainsOfB.size());
    }
}
