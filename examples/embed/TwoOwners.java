import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.pool.Chip;
import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.replay.Conditions;
import dev.sluice.core.replay.Fleet;
import dev.sluice.core.replay.Job;
import dev.sluice.core.replay.Profile;
import dev.sluice.core.replay.Progress;
import dev.sluice.core.replay.Replay;
import dev.sluice.core.replay.Setups;
import dev.sluice.core.replay.Trace;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.work.End;
import dev.sluice.core.work.Kind;
import dev.sluice.core.work.Priority;
import java.util.ArrayList;
import java.util.List;

/**
 * Replays a week of two owners with nothing but the core: no server, no file, no other library.
 *
 * <p>{@code java --class-path core/target/classes examples/embed/TwoOwners.java}
 */
public final class TwoOwners {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    public static void main(String[] arguments) {
        var trace = new Trace("two owners", fleet(), jobs());
        for (var name : List.of("silo", "pool-fifo", "pool")) {
            var setup = Setups.named(name).orElseThrow();
            var outcome = Replay.run(trace, setup, Conditions.IDEAL, Progress.NONE);
            var usage = outcome.usage();
            System.out.printf(
                    "%-9s  useful %3d %%  mean wait %4d min  p95 wait %4d min  events %d%n",
                    outcome.setup(),
                    100 * usage.useful() / usage.capacity(),
                    outcome.waiting().meanMillis() / MINUTE,
                    outcome.waiting().percentile(95) / MINUTE,
                    outcome.events());
        }
    }

    private static Fleet fleet() {
        var sites = new ArrayList<Fleet.Site>();
        for (var owner : List.of("night", "day")) {
            var nodes = new ArrayList<NodeSpec>();
            for (int i = 0; i < 4; i++) {
                nodes.add(new NodeSpec("node-" + i, "nvidia-h20", 8, 98_304, 96_000, 1_048_576, List.of(), List.of()));
            }
            sites.add(new Fleet.Site(new CenterSpec(owner + "-center", owner, "emulated", true), nodes));
        }
        var chip = new Chip("nvidia-h20", 98_304, 148_000, 4_000_000);
        return new Fleet(List.of(chip), List.of(TenantSpec.plain("night"), TenantSpec.plain("day")), sites);
    }

    /** One owner works at night and the other by day, each with more than its own center can do in time. */
    private static List<Job> jobs() {
        var jobs = new ArrayList<Job>();
        for (int hour = 0; hour < 7 * 24; hour++) {
            var owner = hour % 24 < 12 ? "night" : "day";
            for (int i = 0; i < 6; i++) {
                jobs.add(job(MINUTE + hour * HOUR + i * 10 * MINUTE, owner, i % 3 == 0 ? 8 : 2 << i % 2));
            }
        }
        return jobs;
    }

    private static Job job(long at, String owner, int devices) {
        var task = new TaskDemand(devices, 1000, 0, 0, 0);
        var demand = new GangDemand(task, 1, List.of("nvidia-h20"), List.of(), Topology.ANYWHERE);
        var profile = Profile.PLAIN.withCheckpoints(10 * MINUTE, MINUTE);
        long runs = 90 * MINUTE;
        return new Job(
                at, "train", "eve", owner, Kind.JOB, Priority.NORMAL, demand, runs, 0, 0, End.SUCCEEDED, profile);
    }
}
