package dev.sluice.core.schedule.place;

import static dev.sluice.core.schedule.place.SmallPool.on;
import static dev.sluice.core.schedule.place.SmallPool.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.schedule.place.Usual.Asked;
import dev.sluice.core.unit.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExperienceTest {
    private static final GangDemand ONE = on(whole(1, 12));
    private static final GangDemand EIGHT = on(whole(8, 96));

    private static Experience after(int times, GangDemand demand) {
        var experience = new Experience();
        see(experience, times, demand);
        return experience;
    }

    private static void see(Experience experience, int times, GangDemand demand) {
        for (int i = 0; i < times; i++) {
            experience.saw(demand);
        }
    }

    private static Asked asked(GangDemand demand, long count) {
        return new Asked(demand.task(), demand.chips(), count);
    }

    @Test
    void nothing_is_usual_before_enough_has_come() {
        var experience = after(Experience.FIRST - 1, ONE);
        assertThat(experience.usual()).isEqualTo(Usual.NOTHING);
        experience.saw(EIGHT);
        assertThat(experience.usual().all()).containsExactly(asked(ONE, Experience.FIRST - 1), asked(EIGHT, 1));
        assertThat(experience.counting()).isEmpty();
    }

    @Test
    void what_is_known_stays_the_same_object_until_half_as_much_has_come() {
        var experience = after(4 * Experience.FIRST, ONE);
        var known = experience.usual();
        long wanted = known.tasks() / 2;
        see(experience, (int) (wanted - experience.counting().getFirst().count() - 1), EIGHT);
        assertThat(experience.usual()).isSameAs(known);
        experience.saw(EIGHT);
        assertThat(experience.usual()).isNotEqualTo(known);
    }

    @Test
    void old_habits_fade() {
        var experience = after(Experience.MEMORY, ONE);
        see(experience, 10 * Experience.MEMORY, EIGHT);
        assertThat(experience.usual().all())
                .singleElement()
                .satisfies(only -> assertThat(only.task()).isEqualTo(EIGHT.task()));
        assertThat(experience.usual().tasks()).isLessThanOrEqualTo(Experience.MEMORY);
    }

    @Test
    void one_large_gang_is_no_habit() {
        var gang = new GangDemand(whole(8, 96), 4_000, List.of(), List.of(), Topology.ANYWHERE);
        var experience = after(1, gang);
        assertThat(experience.usual()).isEqualTo(Usual.NOTHING);
        assertThat(experience.counting()).containsExactly(asked(gang, 16));
    }

    @Test
    void what_is_kept_is_bounded_however_many_demands_there_are() {
        var experience = new Experience();
        for (int cores = 1; cores < 20_000; cores++) {
            experience.saw(on(whole(1, cores)));
            assertThat(experience.counting().size()).isLessThanOrEqualTo(1_024);
        }
        assertThat(experience.usual().all()).hasSizeLessThanOrEqualTo(Limits.USUAL_DEMANDS);
    }

    @Test
    void one_that_goes_on_from_what_another_told_learns_alike() {
        var one = after(100, ONE);
        see(one, 7, EIGHT);
        var other = Experience.of(one.usual(), one.counting());
        see(one, 200, EIGHT);
        see(other, 200, EIGHT);
        assertThat(other.usual()).isEqualTo(one.usual());
        assertThat(other.counting()).isEqualTo(one.counting());
    }

    @Test
    void a_place_is_the_tightest_until_it_is_known_what_comes_and_then_loses_least_room() {
        // Tightest: the second node, with fewer free devices. With tasks of 12 cores the first has devices left over.
        var fleet = new SmallPool().node("a", 5, 24).node("a", 4, 48);
        var policy = new LearnedRoom();
        assertThat(fleet.copy().nodeFor(policy.knowing(Usual.NOTHING), whole(1, 0)))
                .isEqualTo(1);
        var usual = after(Experience.FIRST, ONE).usual();
        assertThat(fleet.copy().nodeFor(policy.knowing(usual), whole(1, 0))).isZero();
    }

    @Test
    void chips_that_somebody_named_are_tried_in_his_order() {
        var policy = new LearnedRoom().knowing(after(Experience.FIRST, EIGHT).usual());
        assertThat(policy.weighsChipsTogether(on(whole(1, 12), "a", "b"))).isFalse();
        assertThat(policy.weighsChipsTogether(on(whole(1, 12)))).isTrue();
    }
}
