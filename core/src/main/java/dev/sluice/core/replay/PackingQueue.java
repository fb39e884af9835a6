package dev.sluice.core.replay;

import dev.sluice.core.Command;
import dev.sluice.core.Core;
import dev.sluice.core.Decided;
import dev.sluice.core.Event;
import dev.sluice.core.replay.Dice.Question;
import dev.sluice.core.schedule.place.Usual;
import dev.sluice.core.unit.Bounds;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.TaskExit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The packing procedure with a queue and departures: nobody is dropped, and work leaves after a time.
 *
 * <p>Work drawn from a list comes at random to an empty fleet, as much of it as makes a given load; times between
 * arrivals and lifetimes are exponential. The first {@link #FILLING} mean lifetimes fill the fleet, the next
 * {@link #MEASURED} are measured. Whoever does not fit waits, and others may pass.
 */
public final class PackingQueue {
    /**
     * Mean lifetimes before anything is measured: all but 0.7 % of the final load is there by then. With three only
     * 93.5 % are asked for while a load of 95 % is measured, so that nobody could allocate more.
     */
    public static final int FILLING = 5;

    /** Mean lifetimes that are measured. */
    public static final int MEASURED = 3;

    private static final long LIFETIME_MILLIS = 100_000_000;
    private static final long MICRO = 1_000_000;
    private static final long FROM = FILLING * LIFETIME_MILLIS;
    private static final long UNTIL = (FILLING + MEASURED) * LIFETIME_MILLIS;

    private final Core core;
    private final List<Job> list;
    private final Dice dice;
    private final Exponential lifetimes;
    private final Agenda ends = new Agenda();
    private final List<Job> arrived = new ArrayList<>();
    private long[] arrivedMillis = new long[1024];
    private long[] placedMillis = new long[1024];
    private final long firstId;
    private final long startMillis;
    private long nowMillis;
    private long usedMilli;
    private long usedMilliMillis;

    private PackingQueue(Fleet fleet, List<Job> list, String policy, long seed) {
        this.list = list;
        dice = new Dice(seed);
        lifetimes = new Exponential(dice, Question.LIFETIME);
        core = Packing.coreWith(fleet, Usual.of(list.stream().map(Job::demand).toList()), policy, seed);
        firstId = core.nextWorkloadId();
        startMillis = core.atMillis();
    }

    /**
     * One run.
     *
     * @param name of the list
     * @param loadPermille load in thousandths of the fleet: 950 leaves room for all, 1,100 does not
     */
    public static QueueOutcome run(
            String name, Fleet fleet, List<Job> list, String policy, int loadPermille, long seed) {
        Bounds.within("load", loadPermille, 1, 10_000);
        long capacity = fleet.devices() * Limits.DEVICE_MILLI;
        long milli = list.stream().mapToLong(Job::milli).sum();
        // A mean piece of work holds milli / list for a lifetime; this long apart they make up the load.
        long gapMillis = LIFETIME_MILLIS * milli / list.size() * 1000 / (capacity * loadPermille);
        var queue = new PackingQueue(fleet, list, policy, seed);
        queue.live(gapMillis);
        return queue.outcome(name, policy, loadPermille, capacity);
    }

    private void live(long gapMillis) {
        var gaps = new Exponential(dice, Question.GAP);
        long next = 0;
        while (Math.min(next, ends.nextMillis()) < UNTIL) {
            if (next <= ends.nextMillis()) {
                goTo(next);
                arrive();
                next += gaps.micro(arrived.size()) * gapMillis / MICRO;
            } else {
                goTo(ends.nextMillis());
                leave(ends.subject());
                ends.remove();
            }
            place(core.run(new Command.Cycle(startMillis + nowMillis, Packing.ACTOR)));
        }
        goTo(UNTIL);
    }

    private void goTo(long millis) {
        usedMilliMillis += usedMilli * Math.max(0, millis - Math.max(nowMillis, FROM));
        nowMillis = millis;
    }

    private void arrive() {
        int index = arrived.size();
        if (index == arrivedMillis.length) {
            arrivedMillis = Arrays.copyOf(arrivedMillis, index * 2);
            placedMillis = Arrays.copyOf(placedMillis, index * 2);
        }
        var job = list.get((int) dice.below(list.size(), Question.LIST_DRAW, index, 0));
        arrived.add(job);
        arrivedMillis[index] = nowMillis;
        placedMillis[index] = UNTIL;
        core.run(new Command.Submit(startMillis + nowMillis, Packing.ACTOR, firstId + index, Packing.specOf(job)));
    }

    private void leave(int index) {
        usedMilli -= arrived.get(index).milli();
        var end = new TaskExit.Exited(0);
        core.run(new Command.ReportEnd(startMillis + nowMillis, Packing.ACTOR, firstId + index, 1, 0, end));
    }

    private void place(Decided decided) {
        for (var event : decided.events()) {
            if (event instanceof Event.Placed placed) {
                int index = (int) (placed.workload() - firstId);
                usedMilli += arrived.get(index).milli();
                placedMillis[index] = nowMillis;
                long lifetime = lifetimes.micro(index) * LIFETIME_MILLIS / MICRO;
                ends.add(nowMillis + lifetime, Agenda.Kind.ENDS, index, 0);
            }
        }
    }

    private QueueOutcome outcome(String name, String policy, int loadPermille, long capacity) {
        int largest = list.stream()
                .mapToInt(job -> job.demand().task().devices())
                .max()
                .orElse(0);
        var all = waits(0);
        var large = waits(largest);
        return new QueueOutcome(
                name,
                policy,
                loadPermille,
                usedMilliMillis / (capacity * (UNTIL - FROM) / MICRO),
                permille(all.meanMillis()),
                permille(all.percentile(99)),
                permille(large.meanMillis()));
    }

    private Spread waits(int leastDevices) {
        long[] waits = new long[arrived.size()];
        int count = 0;
        for (int index = 0; index < arrived.size(); index++) {
            if (arrivedMillis[index] >= FROM
                    && arrived.get(index).demand().task().devices() >= leastDevices) {
                waits[count++] = placedMillis[index] - arrivedMillis[index];
            }
        }
        return Spread.of(waits, count);
    }

    private static long permille(long millis) {
        return millis * 1000 / LIFETIME_MILLIS;
    }
}
