package dev.sluice.core.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PackingQueueTest {
    private static QueueOutcome run(int loadPermille, long seed) {
        var list = PackingTest.list(60, PackingTest.whole(1), PackingTest.whole(2), PackingTest.whole(4));
        return PackingQueue.run("small", PackingTest.fleet(), list, "best-fit", loadPermille, seed);
    }

    @Test
    void with_half_the_load_half_is_allocated_and_nobody_waits_for_long() {
        long allocated = 0;
        for (int seed = 1; seed <= 40; seed++) {
            var outcome = run(500, seed);
            assertThat(outcome.meanWaitPermille()).isLessThan(10);
            allocated += outcome.allocatedPpm();
        }
        // 49.9 %, for the last of the fleet fills while it is measured; the mean of 40 runs deviates by 1.4 %.
        assertThat(allocated / 40).isBetween(443_000L, 555_000L);
    }

    @Test
    void with_too_much_load_all_is_allocated_and_the_queue_grows() {
        var outcome = run(2_000, 42);
        assertThat(outcome.allocatedPpm()).isGreaterThan(950_000);
        assertThat(outcome.meanWaitPermille()).isGreaterThan(500);
        assertThat(outcome.largestMeanWaitPermille()).isGreaterThan(outcome.meanWaitPermille());
    }

    @Test
    void two_runs_with_a_seed_are_the_same() {
        assertThat(run(900, 7)).isEqualTo(run(900, 7)).isNotEqualTo(run(900, 8));
    }

    @Test
    void exponential_numbers_have_the_mean_and_the_tail_that_they_should() {
        var exponential = new Exponential(new Dice(1), Dice.Question.LIFETIME);
        long sum = 0;
        int aboveMean = 0;
        for (int subject = 0; subject < 20_000; subject++) {
            long micro = exponential.micro(subject);
            sum += micro;
            aboveMean += micro > 1_000_000 ? 1 : 0;
        }
        // 1 and exp(-1) = 0.368, each within four deviations of the mean of 20,000.
        assertThat(sum / 20_000).isBetween(972_000L, 1_028_000L);
        assertThat(aboveMean).isBetween(7_080, 7_640);
    }
}
