package dev.sluice.core.schedule.place;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.schedule.place.Usual.Asked;
import dev.sluice.core.unit.Limits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What has been asked for so far: learned from submissions and from nothing else, so it is part of the state.
 *
 * <p>Goals: a policy that plans for what will come goes by what came; old habits fade; memory is bounded; and what is
 * known changes seldom, because policies compute a lot from it. Method: tasks are counted by demand on the side; when
 * the side has {@link #FIRST} tasks and half as many as are known, they are added to what is known, and when that
 * exceeds {@link #MEMORY} tasks, all counts are halved until it does not. Example: the first 64 tasks are known at
 * once, the next 64 after that, then 64, 96, 144 more and so on; in a long life it is renewed every 4,096 to 8,192
 * tasks, and what nobody has asked for in 100,000 tasks is forgotten.
 */
public final class Experience {
    /** Fewer tasks than these tell nothing of what is usual. */
    static final int FIRST = 64;

    /** Tasks that are remembered: about a month of a large center. */
    static final int MEMORY = 16_384;

    /** Different demands counted between two renewals; more are not counted. */
    private static final int DIFFERENT = 1_024;

    /** Tasks of one gang that count: one gang alone is no habit. */
    private static final int OF_ONE_GANG = 16;

    private final LinkedHashMap<Asked, Long> counting = new LinkedHashMap<>();
    private Usual usual = Usual.NOTHING;
    private long known;
    private long counted;

    public Experience() {}

    private Experience(Experience other) {
        counting.putAll(other.counting);
        usual = other.usual;
        known = other.known;
        counted = other.counted;
    }

    /** Goes on from what {@link #usual} and {@link #counting} told. */
    public static Experience of(Usual usual, List<Asked> counting) {
        var experience = new Experience();
        experience.usual = usual;
        experience.known = usual.tasks();
        counting.forEach(asked -> experience.count(asked.kind(), asked.count()));
        return experience;
    }

    public Experience copy() {
        return new Experience(this);
    }

    /** What is usual, as far as it is known. The same object until it changes. */
    public Usual usual() {
        return usual;
    }

    /** What has been counted since that last changed, in the order in which it first came. */
    public List<Asked> counting() {
        var list = new ArrayList<Asked>();
        counting.forEach((kind, count) -> list.add(new Asked(kind.task(), kind.chips(), count)));
        return list;
    }

    /** Somebody asked for this. */
    public void saw(GangDemand demand) {
        count(new Asked(demand.task(), demand.chips(), 0), Math.min(demand.tasks(), OF_ONE_GANG));
        if (counted >= Math.max(FIRST, known / 2)) {
            renew();
        }
    }

    private void count(Asked kind, long tasks) {
        if (counting.size() < DIFFERENT || counting.containsKey(kind)) {
            counting.merge(kind, tasks, Long::sum);
        }
        counted += tasks;
    }

    private void renew() {
        usual = usual.with(counting()).remembering(MEMORY, Limits.USUAL_DEMANDS);
        known = usual.tasks();
        counting.clear();
        counted = 0;
    }
}
