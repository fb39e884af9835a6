package dev.sluice.bench;

import dev.sluice.core.Command;
import dev.sluice.core.Core;
import dev.sluice.core.Decided;
import dev.sluice.core.Event;
import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.schedule.Policies;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.Kind;
import dev.sluice.core.work.Priority;
import dev.sluice.core.work.RunSpec;
import dev.sluice.core.work.TaskExit;
import dev.sluice.core.work.Times;
import dev.sluice.core.work.WorkloadSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A core with a fleet and tenants, and the engines' part played beside it: what is placed starts, what is stopped ends.
 * Six organisations of five projects each are guaranteed an eighth of the pool, the rest is for all. Time goes into one
 * of three sums: submissions, cycles, and reports of starts and ends.
 */
final class World {
    static final int ORGANISATIONS = 6;
    static final int PROJECTS = 5;

    private static final RunSpec RUN = new RunSpec(null, List.of("train"), new TreeMap<>(), null);

    private record Holding(long workload, int attempt, int tasks) {}

    final Fleet fleet;
    final Core core = new Core(Policies.STANDARD);
    final SplittableRandom random = new SplittableRandom(42);
    private final List<Holding> running = new ArrayList<>();
    private final List<Holding> stopping = new ArrayList<>();
    private long nowMillis = 1_000_000;
    private long heldMilli;

    long submitNanos;
    long cycleNanos;
    long reportNanos;
    long placements;
    long reservations;

    World(Fleet fleet) {
        this.fleet = fleet;
        must(new Command.SetChips(nowMillis, "bench", fleet.catalogue()));
        must(new Command.SetTenants(nowMillis, "bench", List.of(guaranteed("ops", 0))));
        for (int center = 0; center < fleet.centers(); center++) {
            must(new Command.SetCenter(nowMillis, "bench", fleet.center(center), fleet.nodesOf(center)));
        }
        must(new Command.SetTenants(nowMillis, "bench", tenants()));
    }

    private List<TenantSpec> tenants() {
        var list = new ArrayList<TenantSpec>();
        long eighth = (long) fleet.devices() / fleet.chips() / 8 * Limits.DEVICE_MILLI;
        for (int organisation = 0; organisation < ORGANISATIONS; organisation++) {
            list.add(guaranteed("org-" + organisation, eighth));
            for (int project = 0; project < PROJECTS; project++) {
                list.add(TenantSpec.plain(project(organisation, project)));
            }
        }
        return list;
    }

    private TenantSpec guaranteed(String path, long milli) {
        var guarantee = new TreeMap<String, Long>();
        fleet.catalogue().forEach(chip -> guarantee.put(chip.id(), milli));
        return new TenantSpec(path, 1, guarantee, new TreeMap<>());
    }

    static String project(int organisation, int project) {
        return "org-" + organisation + "/project-" + project;
    }

    private Decided must(Command command) {
        var decided = core.run(command);
        if (!decided.accepted()) {
            throw new IllegalStateException(command.getClass().getSimpleName() + ": " + decided.rejection());
        }
        return decided;
    }

    /** Part of all device milli that is held, in thousandths. */
    long fullThousandths() {
        return heldMilli / fleet.devices();
    }

    int running() {
        return running.size();
    }

    void tick(long millis) {
        nowMillis += millis;
    }

    /** Submits for a random project. */
    void submit(GangDemand demand) {
        submit(demand, project(random.nextInt(ORGANISATIONS), random.nextInt(PROJECTS)), Priority.NORMAL);
    }

    void submit(GangDemand demand, String tenant, Priority priority) {
        long id = core.nextWorkloadId();
        // Fresh objects, as a file that is read gives them; only what is run is shared.
        var times = new Times(3_600_000, 0, 600_000, 60_000, 30_000);
        var spec = new WorkloadSpec(Kind.JOB, "job-" + id, tenant, demand, priority, times, 0, false, RUN);
        var command = new Command.Submit(nowMillis, "ada", id, spec);
        long before = Stopwatch.nanos();
        must(command);
        submitNanos += Stopwatch.nanos() - before;
    }

    /** One cycle, when one is due; what it places is running and what it stops is stopping when this returns. */
    long cycle() {
        if (!core.cycleDue(nowMillis)) {
            return 0;
        }
        var command = new Command.Cycle(nowMillis, "bench");
        long before = Stopwatch.nanos();
        var decided = must(command);
        long nanos = Stopwatch.nanos() - before;
        cycleNanos += nanos;
        decided.events().forEach(this::follow);
        return nanos;
    }

    /** Cycles until nothing more is due now. */
    void settle() {
        while (core.cycleDue(nowMillis)) {
            cycle();
        }
    }

    private void follow(Event event) {
        if (event instanceof Event.Placed placed) {
            placements++;
            heldMilli += placed.placement().milli();
            start(placed);
        } else if (event instanceof Event.Reserved) {
            reservations++;
        } else if (event instanceof Event.StopOrdered stop) {
            stopping.add(new Holding(stop.workload(), stop.attempt(), 1));
        }
    }

    private void start(Event.Placed placed) {
        int tasks = placed.placement().tasks();
        running.add(new Holding(placed.workload(), placed.attempt(), tasks));
        long before = Stopwatch.nanos();
        for (int rank = 0; rank < tasks; rank++) {
            must(new Command.ReportStart(nowMillis, "engine", placed.workload(), placed.attempt(), rank));
        }
        reportNanos += Stopwatch.nanos() - before;
    }

    /** A random running workload ends well. */
    void endOne() {
        int at = random.nextInt(running.size());
        var last = running.removeLast();
        end(at == running.size() ? last : running.set(at, last), new TaskExit.Exited(0));
    }

    /** What was told to stop has stopped. */
    int endStopping() {
        var all = List.copyOf(stopping);
        stopping.clear();
        for (var holding : all) {
            var attempt = core.workloads().get(holding.workload).phase().attempt();
            if (attempt != null && attempt.number() == holding.attempt) {
                var whole = new Holding(
                        holding.workload, holding.attempt, attempt.placement().tasks());
                running.remove(whole);
                end(whole, new TaskExit.Signalled(15));
            }
        }
        return all.size();
    }

    private void end(Holding holding, TaskExit exit) {
        var attempt = core.workloads().get(holding.workload).phase().attempt();
        heldMilli -= attempt == null ? 0 : attempt.placement().milli();
        long before = Stopwatch.nanos();
        for (int rank = 0; rank < holding.tasks; rank++) {
            must(new Command.ReportEnd(nowMillis, "engine", holding.workload, holding.attempt, rank, exit));
        }
        reportNanos += Stopwatch.nanos() - before;
    }

    /** Sets all sums back to zero. */
    void resetSums() {
        submitNanos = 0;
        cycleNanos = 0;
        reportNanos = 0;
        placements = 0;
        reservations = 0;
    }

    /** Lets go of what only the engines' part keeps. */
    void forgetRunning() {
        running.clear();
        stopping.clear();
    }

    /** Fills the pool to so many thousandths, in batches. */
    void fill(Shapes shapes, int thousandths) {
        while (fullThousandths() < thousandths) {
            int before = running.size();
            for (int i = 0; i < 2_000; i++) {
                submit(shapes.next(random));
            }
            settle();
            if (running.size() == before) {
                return;
            }
        }
    }
}
