package dev.sluice.core.schedule.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds of each policy there is. */
final class PlacePoliciesTest {
    private static final long SEED = 42;
    private static final List<GangDemand> DEMANDS = List.of(
            SmallPool.on(SmallPool.whole(1, 12)),
            SmallPool.on(SmallPool.whole(2, 8), "a", "b"),
            SmallPool.on(SmallPool.whole(4, 16), "a"),
            SmallPool.on(SmallPool.whole(8, 64)),
            SmallPool.on(SmallPool.share(470, 8)),
            SmallPool.on(SmallPool.share(810, 3), "b"),
            SmallPool.on(SmallPool.share(190, 1)),
            SmallPool.on(SmallPool.whole(0, 12)));

    private static final Usual USUAL = Usual.of(DEMANDS);

    private static SmallPool fleet() {
        var fleet = new SmallPool();
        for (int i = 0; i < 4; i++) {
            fleet.node("a", 8, 96).node("b", 2, 104).node("c", 4, 32).node("b", 1, 8);
        }
        return fleet;
    }

    @Test
    void each_places_what_fits_somewhere_and_nothing_else() {
        for (var policy : PlacePolicies.all(USUAL, SEED)) {
            var fleet = fleet();
            var random = new SplittableRandom(7);
            for (int arrival = 0; arrival < 200; arrival++) {
                var demand = DEMANDS.get(random.nextInt(DEMANDS.size()));
                boolean fits = fitsSomewhere(fleet, demand);
                assertThat(fleet.place(policy, demand) != null)
                        .as(policy.name() + ", arrival " + arrival)
                        .isEqualTo(fits);
            }
        }
    }

    private static boolean fitsSomewhere(SmallPool fleet, GangDemand demand) {
        for (int node = 0; node < fleet.pool.nodeCount(); node++) {
            boolean chip = demand.chips().isEmpty()
                    || demand.chips().contains(fleet.pool.node(node).chip());
            if (chip && fleet.pool.fits(node, demand.task())) {
                return true;
            }
        }
        return false;
    }

    @Test
    void none_hands_out_more_than_there_is() {
        for (var policy : PlacePolicies.all(USUAL, SEED)) {
            var fleet = fleet();
            int[] cores = new int[fleet.pool.nodeCount()];
            for (var placement : fill(fleet, policy, 200)) {
                if (placement != null) {
                    cores[placement.node(0)] += placement.task().cpuMilli();
                }
            }
            var pool = fleet.pool;
            for (int node = 0; node < pool.nodeCount(); node++) {
                assertThat(cores[node])
                        .as(policy.name())
                        .isLessThanOrEqualTo(pool.node(node).cpuMilli());
                for (int device = 0; device < pool.node(node).devices(); device++) {
                    assertThat(pool.usedMilli(node, device)).as(policy.name()).isBetween(0, 1000);
                }
            }
        }
    }

    @Test
    void each_decides_the_same_again() {
        for (var name : PlacePolicies.names()) {
            var first = fill(fleet(), policy(name), 120);
            assertThat(fill(fleet(), policy(name), 120)).as(name).isEqualTo(first);
        }
    }

    @Test
    void each_decides_the_same_on_a_copy_whatever_it_remembers() {
        for (var name : PlacePolicies.names()) {
            var policy = policy(name);
            var fleet = fleet();
            fill(fleet, policy, 40);
            var copy = fleet.copy();
            var there = fill(copy, policy, 80);
            assertThat(fill(fleet.copy(), policy(name), 80)).as(name).isEqualTo(there);
            assertThat(fill(fleet, policy, 80)).as(name).isEqualTo(there);
        }
    }

    private static PlacePolicy policy(String name) {
        return PlacePolicies.named(name, USUAL, SEED).orElseThrow();
    }

    private static List<@Nullable Placement> fill(SmallPool fleet, PlacePolicy policy, int arrivals) {
        var random = new SplittableRandom(11);
        var placements = new ArrayList<@Nullable Placement>();
        for (int arrival = 0; arrival < arrivals; arrival++) {
            placements.add(fleet.place(policy, DEMANDS.get(random.nextInt(DEMANDS.size()))));
        }
        return placements;
    }
}
