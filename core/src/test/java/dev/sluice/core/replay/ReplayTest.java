package dev.sluice.core.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.work.End;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ReplayTest {
    private static final long DEVICE_MINUTE = 1000 * Tale.MINUTE;

    private static Tale twoOwners() {
        return new Tale().centers("""
                acme | h20 | 1 | 8
                zeta | h20 | 1 | 8
                """);
    }

    @Test
    void work_alone_waits_for_its_own_center_and_pooled_it_borrows_until_the_owner_comes() {
        var tale = twoOwners().jobs("""
                a | acme | 1 | 8 | 0  | 60
                b | acme | 1 | 8 | 10 | 60
                c | zeta | 1 | 1 | 20 | 10
                """);
        var silo = tale.in("silo");
        var pool = tale.in("pool");

        assertThat(silo.waiting().percentile(100)).isEqualTo(50 * Tale.MINUTE);
        assertThat(Tale.owner(silo, "acme").completion().meanMillis()).isEqualTo((60 + 110) / 2 * Tale.MINUTE);
        assertThat(Tale.owner(pool, "acme").waiting().percentile(100)).isEqualTo(10 * Tale.MINUTE);
        assertThat(Tale.owner(pool, "zeta").waiting().percentile(100)).isZero();
        assertThat(Tale.owner(silo, "zeta").waiting().percentile(100)).isZero();
    }

    @Test
    void an_owner_takes_back_what_was_lent_and_the_borrower_loses_what_no_checkpoint_kept() {
        var tale = twoOwners()
                .of(Tale.checkpoints(20, 5))
                .jobs("a | acme | 1 | 8 | 0 | 100")
                .jobs("b | acme | 1 | 8 | 0 | 100")
                .jobs("c | zeta | 1 | 8 | 50 | 10");
        var pool = tale.in("pool");

        // b borrows at 0, is stopped at 50 with 40 minutes kept, goes on at 60: 5 to restart, 60 to do.
        assertThat(pool.losses().stops()).isEqualTo(1);
        assertThat(pool.losses().byStops()).isEqualTo(8 * (10 + 5) * DEVICE_MINUTE);
        assertThat(pool.endMillis()).isEqualTo(Tale.MINUTE + 125 * Tale.MINUTE);
        assertThat(Tale.owner(pool, "zeta").waiting().percentile(100)).isZero();
        assertThat(Tale.owner(pool, "acme").waiting().percentile(100)).isEqualTo(10 * Tale.MINUTE);
    }

    @Test
    void alone_a_head_that_does_not_fit_blocks_what_stands_behind_it() {
        var tale = twoOwners().jobs("""
                a | acme | 1 | 6 | 0  | 60
                b | acme | 1 | 8 | 10 | 60
                c | acme | 1 | 1 | 20 | 5
                """);

        assertThat(tale.in("silo").completion().percentile(0)).isEqualTo(60 * Tale.MINUTE);
        assertThat(tale.in("silo+fifo").completion().percentile(0)).isEqualTo(5 * Tale.MINUTE);
    }

    @Test
    void what_fits_nowhere_is_refused_and_does_not_block_others() {
        var tale = twoOwners().jobs("""
                a | acme | 1 | 9 | 0  | 60
                b | acme | 1 | 8 | 10 | 60
                c | acme | 1 | 8 | 200 | 60
                """);
        var silo = tale.in("silo");

        assertThat(silo.refused()).isEqualTo(1);
        assertThat(silo.unfinished()).isZero();
        assertThat(silo.waiting().count()).isEqualTo(2);
        assertThat(silo.waiting().percentile(100)).isZero();
    }

    @Test
    void a_slower_chip_takes_longer_and_the_work_is_the_same() {
        var tale = new Tale()
                .centers("acme | slow | 1 | 1")
                .of(Tale.speeds("fast", 1000, "slow", 250))
                .jobs("a | acme | 1 | 1 slow | 0   | 30")
                .jobs("b | acme | 1 | 1 slow | 200 | 1");
        var silo = tale.in("silo");

        assertThat(silo.completion().percentile(100)).isEqualTo(120 * Tale.MINUTE);
        assertThat(silo.usage().allocated()).isEqualTo(120 * DEVICE_MINUTE);
        assertThat(silo.usage().useful()).isEqualTo(30 * DEVICE_MINUTE);
    }

    @Test
    void work_goes_to_the_chip_that_it_gains_most_from() {
        var tale = new Tale()
                .centers("""
                        acme | compute | 1 | 1
                        acme | memory  | 1 | 1
                        """)
                .of(Tale.speeds("compute", 1000, "memory", 900))
                .jobs("decode | acme | 1 | 1 compute | 0 | 90")
                .of(Tale.speeds("compute", 1000, "memory", 200))
                .jobs("train  | acme | 1 | 1 compute | 0 | 90");

        assertThat(tale.in("pool").completion().percentile(100)).isEqualTo(100 * Tale.MINUTE);
        assertThat(tale.in("backfill").completion().percentile(100)).isEqualTo(180 * Tale.MINUTE);
    }

    @Test
    void a_session_gives_its_devices_back_while_it_pauses() {
        var session = new Profile("notebook", new TreeMap<>(), 1000, 1000, 0, 0, 0, 30 * Tale.MINUTE, 90 * Tale.MINUTE);
        var tale = new Tale()
                .centers("acme | h20 | 1 | 1")
                .of(session)
                .jobs("notebook | acme | 1 | 1 | 0 | 2000")
                .of(Profile.PLAIN)
                .jobs("job | acme | 1 | 1 | 60 | 20");
        var parked = tale.in("pool");
        var held = tale.in("elastic");

        assertThat(parked.waiting().percentile(0)).isLessThan(2 * 60 * Tale.MINUTE);
        assertThat(held.waiting().percentile(100)).isGreaterThan(1000 * Tale.MINUTE);
    }

    @Test
    void a_gang_that_can_run_with_fewer_tasks_starts_with_fewer_and_grows_when_there_is_room() {
        var elastic = new Profile("elastic", new TreeMap<>(), -1, 1000, 2, 0, 0, 0, 0);
        var tale = new Tale()
                .centers("acme | h20 | 1 | 8")
                .jobs("a | acme | 1 | 4 | 0 | 100")
                .of(elastic)
                .jobs("b | acme | 8 | 1 | 0 | 60")
                .of(Profile.PLAIN)
                .jobs("c | acme | 1 | 1 | 300 | 1");

        assertThat(tale.in("pool").completion().percentile(100)).isEqualTo(110 * Tale.MINUTE);
        assertThat(tale.in("chips").completion().percentile(100)).isEqualTo(160 * Tale.MINUTE);
        assertThat(tale.in("pool").usage().useful())
                .isEqualTo(tale.in("chips").usage().useful());
    }

    @Test
    void failed_work_is_allocated_and_not_useful() {
        var tale = new Tale()
                .centers("acme | h20 | 1 | 2")
                .ending(End.FAILED)
                .jobs("a | acme | 1 | 1 | 0 | 60")
                .ending(End.SUCCEEDED)
                .jobs("b | acme | 1 | 1 | 0 | 60")
                .jobs("c | acme | 1 | 1 | 90 | 60");
        var silo = tale.in("silo");

        assertThat(silo.usage().allocated()).isEqualTo(120 * DEVICE_MINUTE);
        assertThat(silo.usage().useful()).isEqualTo(60 * DEVICE_MINUTE);
        assertThat(silo.usage().active()).isEqualTo(-1);
        assertThat(silo.losses().byFailures()).isEqualTo(60 * DEVICE_MINUTE);
    }

    @Test
    void the_ceiling_leaves_gangs_aside_and_keeps_to_the_fleet() {
        var tale = new Tale().centers("acme | h20 | 1 | 10").jobs("""
                a | acme | 1 | 10 | 0  | 60
                b | acme | 1 | 5  | 0  | 60
                c | acme | 1 | 1  | 60 | 1
                """);
        var usage = tale.in("silo").usage();

        assertThat(usage.capacity()).isEqualTo(600 * DEVICE_MINUTE);
        assertThat(usage.ceiling()).isEqualTo(600 * DEVICE_MINUTE);
        assertThat(usage.allocated()).isEqualTo(600 * DEVICE_MINUTE);
    }

    @Test
    void lost_nodes_come_back_and_all_work_ends() {
        var conditions = new Conditions(7, 30_000, 50, 200 * Tale.MINUTE, 20 * Tale.MINUTE, 300, 1_000);
        var tale = twoOwners().of(Tale.checkpoints(5, 1));
        for (int i = 0; i < 40; i++) {
            tale.jobs("j" + i + " | " + (i % 2 == 0 ? "acme" : "zeta") + " | 2 | 2 | " + 7 * i + " | " + (20 + i));
        }
        for (var setup : List.of("silo", "pool", "pool-fifo")) {
            var outcome = tale.in(setup, conditions);
            assertThat(outcome.unfinished()).as(setup).isZero();
            assertThat(outcome.waiting().count()).as(setup).isEqualTo(40);
            assertThat(outcome.usage().capacity()).isLessThan(16 * 273 * DEVICE_MINUTE);
            assertThat(outcome.losses().byFailures()).isPositive();
            assertThat(outcome).isEqualTo(tale.in(setup, conditions));
        }
    }

    @Test
    void another_seed_is_another_replay() {
        var tale = twoOwners().jobs("a | acme | 1 | 1 | 0 | 60").jobs("b | acme | 1 | 1 | 60 | 60");
        var one = tale.in("pool", new Conditions(1, 60_000, 0, 0, 0, 0, 0));
        var other = tale.in("pool", new Conditions(2, 60_000, 0, 0, 0, 0, 0));

        assertThat(one.eventHash()).isNotEqualTo(other.eventHash());
    }

    @Test
    void an_empty_trace_comes_to_nothing() {
        var outcome = new Tale().centers("acme | h20 | 1 | 8").in("pool");

        assertThat(outcome.workloads()).isZero();
        assertThat(outcome.waiting().percentile(50)).isZero();
    }
}
