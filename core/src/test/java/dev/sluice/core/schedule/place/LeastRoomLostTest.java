package dev.sluice.core.schedule.place;

import static dev.sluice.core.schedule.place.SmallPool.on;
import static dev.sluice.core.schedule.place.SmallPool.share;
import static dev.sluice.core.schedule.place.SmallPool.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.pool.GangDemand;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Our own policy and its parts, by examples that were worked out by hand. */
final class LeastRoomLostTest {
    private static UsualRoom room(GangDemand... usual) {
        return new UsualRoom(Usual.of(List.of(usual)));
    }

    private static Room free(SmallPool fleet, int node) {
        var room = new Room();
        room.set(fleet.pool.segmentOf(node).free(), fleet.pool.stateOf(node).orElseThrow());
        return room;
    }

    @Test
    void a_node_is_worth_less_where_cores_run_short() {
        var fleet = new SmallPool().node("a", 4, 24).node("a", 4, 48);
        var worth = room(on(whole(1, 12)));
        assertThat(worth.of(free(fleet, 0))).isEqualTo((5 * 4_000 + 2_000) * 1_000 / 6);
        assertThat(worth.of(free(fleet, 1))).isEqualTo(4_000_000);
    }

    @Test
    void a_node_is_worth_nothing_to_what_it_has_no_room_for() {
        var fleet = new SmallPool().node("a", 2, 8);
        assertThat(room(on(whole(1, 12))).of(free(fleet, 0))).isZero();
    }

    @Test
    void work_goes_where_devices_are_left_over_anyway() {
        var fleet = new SmallPool().node("a", 4, 48).node("a", 4, 24);
        var policy = new LeastRoomLost(Usual.of(List.of(on(whole(1, 12)))));
        assertThat(fleet.nodeFor(policy, whole(1, 0))).isEqualTo(1);
    }

    @Test
    void only_remainders_that_usual_shares_fill_are_of_use() {
        var leftovers = new Leftovers(Usual.of(List.of(on(share(300, 1)), on(share(700, 1)))));
        assertThat(leftovers.microOf(200)).isEqualTo(200_000);
        assertThat(leftovers.microOf(300)).isLessThan(1_000);
        assertThat(leftovers.microOf(400)).isBetween(100_000L, 101_000L);
        assertThat(leftovers.microOf(1_000)).isLessThan(1_000);
    }

    @Test
    void a_share_goes_where_the_remainder_is_of_use() {
        // 320 on the device with 650 leaves 330, on the one with 470 leaves 150.
        var usual = Usual.of(List.of(on(share(320, 1)), on(share(330, 1))));
        var fleet = new SmallPool()
                .node("a", 1, 48)
                .node("a", 1, 48)
                .holds(0, share(530, 1))
                .holds(1, share(350, 1));
        assertThat(fleet.nodeFor(new LeastRoomLost(usual), share(320, 1))).isEqualTo(1);
    }

    @Test
    void a_chip_that_others_must_have_is_dear() {
        var demands = new ArrayList<GangDemand>(Collections.nCopies(3, on(whole(1, 1))));
        demands.add(on(whole(1, 1), "t4"));
        var prices = new ChipPrices(Usual.of(demands));
        var fleet = new SmallPool();
        for (int i = 0; i < 60; i++) {
            fleet.node("g2", 5, 96);
        }
        for (int i = 0; i < 50; i++) {
            fleet.node("t4", 2, 96);
        }
        // 400 devices are free, 100 of them T4s; 1/512 of the pool is added to those: 3/4 + 1/4 x (400/100.8)^2.
        assertThat(prices.permilleOf("t4", fleet.pool)).isEqualTo(750 + 250 * 3_968 / 1000 * 3_968 / 1000);
        assertThat(prices.permilleOf("g2", fleet.pool)).isEqualTo(750);
    }

    @Test
    void work_that_runs_anywhere_leaves_the_scarce_chip_alone() {
        var demands = List.of(on(whole(1, 1)), on(whole(1, 1), "t4"));
        var fleet = new SmallPool().node("t4", 2, 96).node("g2", 8, 96).node("g2", 8, 96);
        var policy = new LeastRoomLost(Usual.of(demands));
        for (int i = 0; i < 16; i++) {
            assertThat(fleet.nodeFor(policy, whole(1, 1))).isNotZero();
        }
        assertThat(fleet.nodeFor(policy, whole(1, 1))).isZero();
    }
}
