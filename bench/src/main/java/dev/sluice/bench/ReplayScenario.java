package dev.sluice.bench;

import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.pool.Chip;
import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.replay.Conditions;
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
import java.util.SplittableRandom;

/**
 * A replay of so many jobs on so many devices of ten owners: Poisson-like arrivals at nine tenths of the fleet, sizes
 * as in Philly, a look at the queue after each change. What one event costs must not grow with the fleet.
 */
final class ReplayScenario implements Scenario {
    private static final int OWNERS = 10;
    private static final int JOBS = 100_000;
    private static final long MEAN_MILLIS = 3_600_000;
    private static final double LOAD = 0.9;
    private static final long DAY = 86_400_000;

    private final int devices;
    private final String setup;
    private final Trace trace;

    ReplayScenario(int devices, String setup) {
        this.devices = devices;
        this.setup = setup;
        this.trace = new Trace("bench", fleet(devices), jobs(devices));
    }

    @Override
    public String name() {
        return "replay-" + setup + "-" + devices / 1000 + "k";
    }

    @Override
    public void round(Meter meter) {
        long began = System.nanoTime();
        var outcome = Replay.run(trace, Setups.named(setup).orElseThrow(), Conditions.IDEAL, Progress.NONE);
        double seconds = (System.nanoTime() - began) / 1e9;
        meter.rate("events", "1/s", outcome.events() / seconds);
        meter.cost("one event", "us", seconds * 1e6 / outcome.events());
    }

    private static dev.sluice.core.replay.Fleet fleet(int devices) {
        var sites = new ArrayList<dev.sluice.core.replay.Fleet.Site>();
        var tenants = new ArrayList<TenantSpec>();
        for (int owner = 0; owner < OWNERS; owner++) {
            var nodes = new ArrayList<NodeSpec>();
            for (int node = 0; node < devices / OWNERS / 8; node++) {
                nodes.add(new NodeSpec("n" + node, "chip", 8, 0, 0, 0, List.of(), List.of()));
            }
            tenants.add(TenantSpec.plain("owner-" + owner));
            var center = new CenterSpec("center-" + owner, "owner-" + owner, "emulated", true);
            sites.add(new dev.sluice.core.replay.Fleet.Site(center, nodes));
        }
        return new dev.sluice.core.replay.Fleet(List.of(new Chip("chip", 0, 0, 0)), tenants, sites);
    }

    private static List<Job> jobs(int devices) {
        var random = new SplittableRandom(42);
        var shapes = shapes();
        double meanMilli = 0;
        for (int i = 0; i < shapes.size(); i++) {
            meanMilli += shapes.get(i).milli() / (double) shapes.size();
        }
        double gap = MEAN_MILLIS * meanMilli / (LOAD * devices * 1000);
        var jobs = new ArrayList<Job>(JOBS);
        double at = DAY;
        for (int i = 0; i < JOBS; i++) {
            at += -Math.log(1 - random.nextDouble()) * gap;
            long runs = Math.max(1, (long) (-Math.log(1 - random.nextDouble()) * MEAN_MILLIS));
            jobs.add(new Job(
                    (long) at,
                    "job",
                    "user",
                    "owner-" + random.nextInt(OWNERS),
                    Kind.JOB,
                    Priority.NORMAL,
                    shapes.get(random.nextInt(shapes.size())),
                    runs,
                    0,
                    0,
                    End.SUCCEEDED,
                    Profile.PLAIN));
        }
        return jobs;
    }

    /** Of 20: twelve of one device, three of two, two of four, two of eight, one of two nodes. */
    private static List<GangDemand> shapes() {
        var shapes = new ArrayList<GangDemand>();
        for (int devices : new int[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 4, 4, 8, 8, 16}) {
            var task = new TaskDemand(Math.min(8, devices), 1000, 0, 0, 0);
            shapes.add(
                    new GangDemand(task, Math.max(1, devices / 8), List.of("chip"), List.of(), Topology.ANYWHERE));
        }
        return shapes;
    }
}
