package dev.sluice.core.replay;

import dev.sluice.core.Command;
import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.End;
import dev.sluice.core.work.RunSpec;
import dev.sluice.core.work.Times;
import dev.sluice.core.work.WorkloadSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/**
 * What a set-up makes of a trace: which tenants and centers the core hears of, and what each job asks for.
 *
 * <p>Alone, a job may run in the centers of its owner only, takes whole devices of the chip that its user would take,
 * and all of its tasks. Each lever takes one of these away.
 */
final class Arrangement {
    /** The one tenant of a set-up with one queue. */
    private static final String EVERYBODY = "everybody";

    private static final String ACTOR = "replay";
    private static final RunSpec NOTHING = new RunSpec(null, List.of(), new TreeMap<>(), null);

    private final Trace trace;
    private final Setup setup;
    private final Conditions conditions;
    private final Dice dice;
    private final TreeMap<String, List<String>> homes = new TreeMap<>();
    private final LinkedHashMap<GangDemand, List<Asked>> asked = new LinkedHashMap<>();
    private final Advantages advantages;

    /** What a demand becomes, for a profile and an owner's centers. */
    private record Asked(Profile profile, List<String> centers, GangDemand demand) {}

    Arrangement(Trace trace, Setup setup, Conditions conditions) {
        this.trace = trace;
        this.setup = setup;
        this.conditions = conditions;
        this.dice = new Dice(conditions.seed());
        for (var site : trace.fleet().sites()) {
            homes.computeIfAbsent(TenantSpec.organisation(site.center().owner()), owner -> new ArrayList<>())
                    .add(site.center().name());
        }
        this.advantages = setup.has(Lever.CHIPS) ? Advantages.of(trace) : Advantages.NONE;
    }

    /** What the core has to hear before the first job. */
    List<Command> beforeAll(long atMillis) {
        var commands = new ArrayList<Command>();
        commands.add(new Command.SetChips(atMillis, ACTOR, trace.fleet().chips()));
        commands.add(new Command.SetTenants(
                atMillis,
                ACTOR,
                setup.oneQueue()
                        ? List.of(TenantSpec.plain(EVERYBODY))
                        : trace.fleet().tenants()));
        for (var site : trace.fleet().sites()) {
            commands.add(new Command.SetCenter(atMillis, ACTOR, centerOf(site.center()), site.nodes()));
        }
        if (!setup.oneQueue() && setup.has(Lever.POOLING) && !setup.has(Lever.BORROWING)) {
            commands.add(new Command.SetTenants(atMillis, ACTOR, limited()));
        }
        return commands;
    }

    private CenterSpec centerOf(CenterSpec center) {
        var owner = setup.oneQueue() ? EVERYBODY : center.owner();
        return new CenterSpec(center.name(), owner, center.engine(), true);
    }

    /** Without borrowing an organisation goes as far as the devices that it owns, wherever those are. */
    private List<TenantSpec> limited() {
        var specs = new ArrayList<TenantSpec>();
        for (var spec : trace.fleet().tenants()) {
            specs.add(spec.parent().isEmpty() ? withLimit(spec) : spec);
        }
        return specs;
    }

    private TenantSpec withLimit(TenantSpec spec) {
        var limits = new TreeMap<String, Long>();
        trace.fleet().chips().forEach(chip -> limits.put(chip.id(), 0L));
        for (var site : trace.fleet().sites()) {
            if (TenantSpec.organisation(site.center().owner()).equals(spec.path())) {
                for (NodeSpec node : site.nodes()) {
                    limits.merge(node.chip(), (long) node.devices() * Limits.DEVICE_MILLI, Long::sum);
                }
            }
        }
        spec.limitMilli().forEach((chip, milli) -> limits.merge(chip, milli, Math::min));
        return new TenantSpec(spec.path(), spec.weight(), spec.guaranteeMilli(), limits, spec.most());
    }

    /** Whether a job has any center that it may run in. */
    boolean hasPlace(Job job) {
        return setup.has(Lever.POOLING) || setup.oneQueue() || homes.containsKey(job.owner());
    }

    /** What is submitted for a job. */
    WorkloadSpec specOf(int index, Job job) {
        var demand = demandOf(job);
        return new WorkloadSpec(
                job.kind(),
                job.name(),
                setup.oneQueue() ? EVERYBODY : job.tenant(),
                demand,
                job.priority(),
                timesOf(index, job, demand),
                conditions.failurePermille() > 0 && job.end() != End.FAILED ? EmulatedEngine.RETRIES : 0,
                false,
                NOTHING);
    }

    private Times timesOf(int index, Job job, GangDemand demand) {
        var profile = job.profile();
        boolean parks = setup.has(Lever.PARKING) && profile.burstMillis() > 0;
        return new Times(
                estimateOf(index, job),
                job.limitMillis() == 0 ? 0 : stretched(job.limitMillis(), demand, profile),
                profile.checkpointMillis(),
                profile.restartMillis(),
                0,
                0,
                parks ? EmulatedEngine.PARK_AFTER_MILLIS : 0);
    }

    private long estimateOf(int index, Job job) {
        long error = conditions.estimateErrorPermille();
        if (!setup.told()) {
            return 0;
        }
        if (error == 0 || job.estimateMillis() == 0) {
            return job.estimateMillis();
        }
        long permille = 1000 - error + dice.below(2 * error + 1, Dice.Question.ESTIMATE, index, 0);
        return Math.clamp(job.estimateMillis() * permille / 1000, 1, Limits.DURATION_MILLIS);
    }

    /**
     * A limit was meant for the usual chip and the whole gang; where work may run slower it is longer in proportion.
     */
    private static long stretched(long limitMillis, GangDemand demand, Profile profile) {
        long slowest = 1000;
        for (var chip : demand.chips()) {
            slowest = Math.min(slowest, profile.speedOn(chip));
        }
        long longest = Math.ceilDiv(limitMillis * 1000 / slowest * demand.tasks(), (long) demand.leastTasks());
        return Math.min(longest, Limits.DURATION_MILLIS);
    }

    @SuppressWarnings("ReferenceEquality") // a trace shares its profiles, and comparing their maps for each job is dear
    private GangDemand demandOf(Job job) {
        var centers = setup.has(Lever.POOLING) || setup.oneQueue()
                ? List.<String>of()
                : homes.getOrDefault(job.owner(), List.of());
        var known = asked.computeIfAbsent(job.demand(), demand -> new ArrayList<>());
        for (var each : known) {
            if (each.profile == job.profile() && each.centers == centers) {
                return each.demand;
            }
        }
        var task = taskOf(job);
        int least = leastTasks(job);
        boolean mayShare = setup.policies().share().shares()
                && task.whole()
                && least == job.demand().tasks();
        var demand = new GangDemand(
                task,
                job.demand().tasks(),
                least,
                mostTasks(job),
                job.demand().stepTasks(),
                chipsOf(job),
                centers,
                job.demand().topology(),
                mayShare ? job.demand().interleave() : null);
        known.add(new Asked(job.profile(), centers, demand));
        return demand;
    }

    private int leastTasks(Job job) {
        int all = job.demand().tasks();
        int least = Math.max(
                job.profile().leastTasks(),
                job.demand().elastic() ? job.demand().leastTasks() : 0);
        return resizes(job) && least > 0 ? Math.min(all, least) : all;
    }

    /** A session's size stays: what a user does in it has no length that more tasks could shorten. */
    private boolean resizes(Job job) {
        return setup.has(Lever.ELASTIC) && job.profile().burstMillis() == 0;
    }

    private int mostTasks(Job job) {
        return resizes(job) ? job.demand().mostTasks() : job.demand().tasks();
    }

    private TaskDemand taskOf(Job job) {
        var task = job.demand().task();
        if (setup.has(Lever.SHARES)) {
            int need = job.profile().needMilli();
            return task.whole() && task.devices() == 1 && need < Limits.DEVICE_MILLI
                    ? new TaskDemand(1, need, 0, task.cpuMilli(), task.memoryMib())
                    : task;
        }
        return task.whole() ? task : new TaskDemand(1, Limits.DEVICE_MILLI, 0, task.cpuMilli(), task.memoryMib());
    }

    private List<String> chipsOf(Job job) {
        return setup.has(Lever.CHIPS) && !job.profile().speedPermille().isEmpty()
                ? advantages.bestFirst(job.profile())
                : job.demand().chips();
    }
}
