package dev.sluice.core.replay;

import dev.sluice.core.Command;
import dev.sluice.core.Core;
import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.replay.Dice.Question;
import dev.sluice.core.schedule.Policies;
import dev.sluice.core.schedule.place.PlacePolicies;
import dev.sluice.core.schedule.place.Usual;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.unit.LongList;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.Priority;
import dev.sluice.core.work.RunSpec;
import dev.sluice.core.work.Times;
import dev.sluice.core.work.WorkloadSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * How full a place policy gets a fleet: the procedure of Weng et al., "Beware of Fragmentation" (USENIX ATC 2023), run
 * through the core.
 *
 * <p>The work of a list comes piece by piece in an order of chance, until 1.3 times the fleet was asked for, and never
 * leaves. What does not fit is dropped for good. The value at k percent is the mean part of the fleet that is allocated
 * over the arrivals with which the part that was asked for, dropped or not, rounds to k percent. Policies that go by
 * what is usual know how often each demand is in the list. The nodes of a center are numbered in an order of chance,
 * too: the public simulator of the authors puts a random number in front of the name of each node before it breaks ties
 * by names, and results depend on it.
 */
public final class Packing {
    /** Percent of the fleet that is asked for in the end. */
    public static final int ARRIVED = 130;

    private static final long PPM = 1_000_000;
    private static final String EVERYBODY = "everybody";
    static final String ACTOR = "packing";
    private static final RunSpec NOTHING = new RunSpec(null, List.of(), new TreeMap<>(), null);

    private final Core core;
    private final long capacity;
    private long atMillis;
    private long arrivedMilli;
    private long placedMilli;

    private Packing(Core core, long capacity) {
        this.core = core;
        this.capacity = capacity;
        this.atMillis = core.atMillis();
    }

    /** A core with a fleet whose nodes are numbered by chance, all owned by the one tenant there is. */
    static Core coreWith(Fleet fleet, Usual usual, String policy, long seed) {
        var place = PlacePolicies.named(policy, usual, seed)
                .orElseThrow(() -> new IllegalArgumentException("no place policy is named " + policy));
        var core = new Core(Policies.STANDARD.withPlace(place));
        var dice = new Dice(seed);
        run(core, new Command.SetChips(1, ACTOR, fleet.chips()));
        run(core, new Command.SetTenants(1, ACTOR, List.of(TenantSpec.plain(EVERYBODY))));
        for (var site : fleet.sites()) {
            var center = new CenterSpec(
                    site.center().name(), EVERYBODY, site.center().engine(), true);
            run(core, new Command.SetCenter(1, ACTOR, center, renamed(site.nodes(), dice)));
        }
        return core;
    }

    /** The nodes with a number of chance in front of their names, by which the core orders them. */
    private static List<NodeSpec> renamed(List<NodeSpec> nodes, Dice dice) {
        var byName = nodes.stream().sorted(Comparator.comparing(NodeSpec::name)).toList();
        var renamed = new ArrayList<NodeSpec>();
        for (var node : dice.shuffled(byName, Question.NODE_ORDER)) {
            var number = Integer.toString(Limits.NODES + renamed.size());
            renamed.add(new NodeSpec(
                    number + '-' + node.name(),
                    node.chip(),
                    node.devices(),
                    node.deviceMemoryMib(),
                    node.cpuMilli(),
                    node.memoryMib(),
                    node.unhealthy(),
                    node.domains()));
        }
        return renamed;
    }

    /**
     * One run.
     *
     * @param policy name of a place policy
     * @return allocated part of the fleet in ppm, by the percent that was asked for, from 0 to {@link #ARRIVED}
     */
    public static LongList allocatedPpm(Fleet fleet, List<Job> list, String policy, long seed) {
        var usual = Usual.of(list.stream().map(Job::demand).toList());
        long capacity = fleet.devices() * Limits.DEVICE_MILLI;
        var packing = new Packing(coreWith(fleet, usual, policy, seed), capacity);
        return packing.fill(Arrivals.of(list, capacity * ARRIVED / 100, new Dice(seed)));
    }

    /** The mean of some runs of one list and policy. */
    public static PackingOutcome outcome(String list, String policy, List<LongList> runs) {
        long[] mean = new long[ARRIVED + 1];
        long[] deviation = new long[ARRIVED + 1];
        for (int percent = 0; percent <= ARRIVED; percent++) {
            long sum = 0;
            for (var run : runs) {
                sum += run.get(percent);
            }
            long allocated = sum / runs.size();
            long squares = 0;
            for (var run : runs) {
                squares += (run.get(percent) - allocated) * (run.get(percent) - allocated);
            }
            mean[percent] = PPM - allocated;
            deviation[percent] = root(squares / runs.size());
        }
        return new PackingOutcome(list, policy, runs.size(), LongList.of(mean), LongList.of(deviation));
    }

    /** The whole part of the square root, by Newton's method. */
    private static long root(long square) {
        long root = square;
        for (long better = (square + 1) / 2; better < root; better = (root + square / root) / 2) {
            root = better;
        }
        return root;
    }

    private LongList fill(List<Job> arrivals) {
        long[] sums = new long[ARRIVED + 1];
        long[] counts = new long[ARRIVED + 1];
        for (var job : arrivals) {
            arrive(job);
            int percent = (int) ((200 * arrivedMilli + capacity) / (2 * capacity));
            if (percent <= ARRIVED) {
                sums[percent] += placedMilli;
                counts[percent]++;
            }
        }
        long[] ppm = new long[ARRIVED + 1];
        long last = 0;
        for (int percent = 0; percent <= ARRIVED; percent++) {
            // No arrival may round to a percent where one piece of work is a large part of the fleet.
            last = counts[percent] == 0 ? last : sums[percent] * PPM / (counts[percent] * capacity);
            ppm[percent] = last;
        }
        return LongList.of(ppm);
    }

    private void arrive(Job job) {
        long id = core.nextWorkloadId();
        arrivedMilli += job.milli();
        run(core, new Command.Submit(++atMillis, ACTOR, id, specOf(job)));
        run(core, new Command.Cycle(atMillis, ACTOR));
        if (core.workloads().get(id).phase() instanceof Phase.Waiting) {
            run(core, new Command.Cancel(atMillis, ACTOR, id));
        } else {
            placedMilli += job.milli();
        }
    }

    /** A job as part of the one queue that all work stands in. */
    static WorkloadSpec specOf(Job job) {
        var times = new Times(0, 0, 0, 0, 0);
        return new WorkloadSpec(
                job.kind(), job.name(), EVERYBODY, job.demand(), Priority.NORMAL, times, 0, false, NOTHING);
    }

    private static void run(Core core, Command command) {
        var decided = core.run(command);
        if (!decided.accepted()) {
            throw new IllegalArgumentException("refused: " + decided.rejection());
        }
    }
}
