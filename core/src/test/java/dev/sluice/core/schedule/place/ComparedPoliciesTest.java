package dev.sluice.core.schedule.place;

import static dev.sluice.core.schedule.place.SmallPool.on;
import static dev.sluice.core.schedule.place.SmallPool.share;
import static dev.sluice.core.schedule.place.SmallPool.whole;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The policies of others, by examples that were worked out by hand. */
final class ComparedPoliciesTest {
    @Test
    void best_fit_takes_the_node_that_is_left_with_least() {
        // 96 cores, 8 devices: 23 points; 20 cores, 2 devices: 90 points.
        var fleet = new SmallPool().node("a", 8, 96).node("b", 2, 20);
        assertThat(fleet.nodeFor(new BestFit(), whole(1, 12))).isEqualTo(1);
    }

    @Test
    void best_fit_drops_parts_of_a_point_so_that_the_first_of_two_alike_wins() {
        // 22 and 21 cores left and one device: 85.15 and 85.54 points.
        var fleet = new SmallPool().node("a", 2, 34).node("a", 2, 33);
        assertThat(fleet.nodeFor(new BestFit(), whole(1, 12))).isZero();
    }

    @Test
    void dot_product_takes_the_node_where_least_of_what_is_asked_is_free() {
        // Products 0.21875 and 0.0625: 89 and 96 points.
        var fleet = new SmallPool().node("a", 8, 96).node("b", 2, 32);
        assertThat(fleet.nodeFor(new DotProduct(), whole(1, 16))).isEqualTo(1);
    }

    @Test
    void gpu_packing_prefers_used_devices_then_used_nodes_then_free_ones() {
        var packing = new GpuPacking();
        var fleet = new SmallPool()
                .node("a", 8, 96)
                .node("a", 8, 96)
                .node("a", 8, 96)
                .holds(1, whole(7, 1))
                .holds(2, share(500, 1));
        assertThat(fleet.nodeFor(packing, share(400, 1))).isEqualTo(2);
        assertThat(fleet.nodeFor(packing, share(400, 1))).isEqualTo(1);
        assertThat(fleet.nodeFor(packing, whole(8, 1))).isZero();
    }

    @Test
    void gpu_clustering_prefers_its_own_kind_then_mixed_then_empty_nodes() {
        var clustering = new GpuClustering();
        var fleet = new SmallPool()
                .node("a", 8, 96)
                .node("a", 8, 96)
                .node("a", 8, 96)
                .holds(0, whole(4, 1))
                .holds(2, share(600, 1));
        assertThat(fleet.nodeFor(clustering, share(600, 1))).isEqualTo(2);
        assertThat(fleet.nodeFor(clustering, whole(2, 1))).isEqualTo(1);
        assertThat(fleet.nodeFor(clustering, whole(4, 1))).isZero();
        assertThat(fleet.nodeFor(clustering, whole(4, 1))).isEqualTo(1);
    }

    @Test
    void fgd_takes_the_device_where_the_fewest_fragments_are_made() {
        var usual = Usual.of(List.of(on(whole(1, 0)), on(share(500, 0))));
        var fleet = new SmallPool().node("a", 2, 96).holds(0, share(500, 0)).holds(0, share(400, 0));
        // Both are on the first device, 100 and 1,000 milli are free; the task fits on the second one only.
        fleet.node("a", 2, 96);
        fleet.holds(1, share(500, 0));
        // 500 and 1,000 milli are free: a half makes less fragments on the first device than anywhere else.
        var placement = fleet.place(new FragmentationDescent(usual), on(share(500, 0)));
        assertThat(placement).isNotNull();
        assertThat(placement.node(0)).isEqualTo(1);
        assertThat(placement.mask(0)).isEqualTo(1);
    }

    @Test
    void fgd_counts_all_that_is_free_on_a_chip_that_a_usual_task_must_not_use() {
        // Only chip b is usual: what is free on a is a fragment already, so nothing is lost there.
        var usual = Usual.of(List.of(on(whole(1, 1), "b")));
        var fleet = new SmallPool().node("b", 8, 96).node("a", 8, 96);
        assertThat(fleet.nodeFor(new FragmentationDescent(usual), whole(1, 1))).isEqualTo(1);
    }

    @Test
    void the_sigmoid_is_rounded_down_to_whole_percent() {
        // By hand: 1 / (1 + exp(-0.04)) = 0.50999..., exp(-0.0401) = 0.51002...; x = -0.04 gives 0.49000...
        assertThat(Sigmoid.percent(0, 1000)).isEqualTo(50);
        assertThat(Sigmoid.percent(40, 1000)).isEqualTo(50);
        assertThat(Sigmoid.percent(401, 10_000)).isEqualTo(51);
        assertThat(Sigmoid.percent(-40, 1000)).isEqualTo(49);
        assertThat(Sigmoid.percent(-401, 10_000)).isEqualTo(48);
        assertThat(Sigmoid.percent(1, 1)).isEqualTo(73);
        assertThat(Sigmoid.percent(-1, 1)).isEqualTo(26);
        assertThat(Sigmoid.percent(64, 1)).isEqualTo(99);
        assertThat(Sigmoid.percent(-64, 1)).isZero();
    }

    @Test
    void random_draws_take_each_node_about_as_often() {
        int[] taken = new int[4];
        for (int seed = 0; seed < 400; seed++) {
            var fleet = new SmallPool()
                    .node("a", 2, 9)
                    .node("a", 2, 9)
                    .node("b", 4, 9)
                    .node("c", 1, 9);
            taken[fleet.nodeFor(new RandomFit(seed), share(500, 1))]++;
        }
        for (int count : taken) {
            assertThat(count).isBetween(60, 140);
        }
    }
}
