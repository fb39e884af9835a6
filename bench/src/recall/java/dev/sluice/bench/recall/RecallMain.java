package dev.sluice.bench.recall;

import dev.sluice.core.Event;
import dev.sluice.core.contract.ContractSpec;
import dev.sluice.core.contract.Price;
import dev.sluice.core.contract.Side;
import dev.sluice.core.ledger.Balance;
import dev.sluice.core.ledger.Ledger;
import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.pool.Chip;
import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.replay.Conditions;
import dev.sluice.core.replay.Deals;
import dev.sluice.core.replay.Fleet;
import dev.sluice.core.replay.Job;
import dev.sluice.core.replay.Outcome;
import dev.sluice.core.replay.Profile;
import dev.sluice.core.replay.Replay;
import dev.sluice.core.replay.Setups;
import dev.sluice.core.replay.Trace;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.work.End;
import dev.sluice.core.work.Kind;
import dev.sluice.core.work.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * Recalls 1,000 devices with a notice of two hours, from a borrower whose queue is never empty, for a lender whose work
 * waits for all of them: {@code RecallMain SEEDS CHECKPOINT-MINUTES}. Gangs of 8 to 64 devices run 2 to 14 hours; the
 * recall comes 24 to 72 hours after the start. Back in time is a run in which all work of the lender has its devices
 * ten seconds after the notice at the latest.
 */
public final class RecallMain {
    private static final long HOUR = 3_600_000;
    private static final long BEGIN = 1_767_571_200_000L;
    private static final long IN_TIME = 10_000;
    private static final int DEVICES = 1_000;
    private static final int NODE = 8;
    private static final int OWN_NODES = 25;

    /** Work of the borrower: enough for all its devices over the whole time. */
    private static final int JOBS = 400;

    private final Random random;
    private final long recall;
    private final long back;
    private final Profile profile;
    private final Ledger ledger = new Ledger();
    private final Balance balance = new Balance();
    private final TreeSet<Long> waiting = new TreeSet<>();
    private long returned;
    private long last;

    private RecallMain(long seed, long checkpoint) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        recall = BEGIN + 24 * HOUR + random.nextInt((int) (48 * HOUR));
        back = recall + 2 * HOUR;
        profile = Profile.PLAIN.withCheckpoints(checkpoint, 5 * 60_000);
    }

    private record Run(boolean inTime, long lateMillis, double lost, double movedHours, long stops, long faults) {}

    public static void main(String[] arguments) {
        int seeds = Integer.parseInt(arguments[0]);
        long checkpoint = Long.parseLong(arguments[1]) * 60_000;
        long begin = System.nanoTime();
        var runs = LongStream.rangeClosed(1, seeds)
                .parallel()
                .mapToObj(seed -> new RecallMain(seed, checkpoint).run())
                .toList();
        System.out.printf(
                "checkpoints every %d min: %d runs in %.0f s%n",
                checkpoint / 60_000, runs.size(), (System.nanoTime() - begin) / 1e9);
        System.out.printf(
                "back in time: %d of %d; latest %d ms after the notice%n",
                runs.stream().filter(Run::inTime).count(),
                runs.size(),
                runs.stream().mapToLong(Run::lateMillis).max().orElse(0));
        System.out.printf(
                "work lost of the moved device time: mean %.3f %%, most %.3f %%; moved %.0f device-hours on average%n",
                100 * runs.stream().mapToDouble(Run::lost).average().orElse(0),
                100 * runs.stream().mapToDouble(Run::lost).max().orElse(0),
                runs.stream().mapToDouble(Run::movedHours).average().orElse(0));
        System.out.printf(
                "stops: %.1f on average; faults of the books: %d%n",
                runs.stream().mapToLong(Run::stops).average().orElse(0),
                runs.stream().mapToLong(Run::faults).sum());
    }

    private Run run() {
        var contract = new ContractSpec(
                "c", "acme", "zeta", "h20", DEVICES, List.of(), 0, BEGIN + 1_000 * HOUR, 0, 2 * HOUR,
                Price.flat("CNY", 10_000_000), 2_000_000, Side.LENDER, false);
        var deals = new Deals(List.of(contract), List.of(), List.of(new Deals.Recall(recall, "c", 0)));
        var outcome = Replay.run(
                trace(), Setups.named("lending").orElseThrow(), Conditions.IDEAL, deals, (_, _, _) -> {}, this::see);
        return judged(outcome);
    }

    private Run judged(Outcome outcome) {
        long moved = DEVICES * (returned - BEGIN);
        boolean inTime = returned == back && waiting.isEmpty() && last <= back + IN_TIME;
        return new Run(
                inTime,
                Math.max(0, last - back),
                outcome.losses().byStops() / 1000.0 / moved,
                moved / (double) HOUR,
                outcome.losses().stops(),
                balance.faults());
    }

    private void see(Event event) {
        balance.see(event, ledger.see(event));
        switch (event) {
            case Event.ContractReturned e -> returned = e.atMillis();
            case Event.Submitted e when e.spec().tenant().equals("acme") -> waiting.add(e.workload());
            case Event.Placed e when waiting.remove(e.workload()) -> last = e.atMillis();
            default -> {}
        }
    }

    private Trace trace() {
        var jobs = new ArrayList<Job>();
        for (int i = 0; i < JOBS; i++) {
            long duration = 2 * HOUR + random.nextInt((int) (12 * HOUR));
            jobs.add(job("z" + i, "zeta", BEGIN + i, 1 + random.nextInt(NODE), duration));
        }
        for (int left = DEVICES / NODE; left > 0; ) {
            int nodes = Math.min(left, 1 + random.nextInt(NODE));
            jobs.add(job("a" + left, "acme", recall, nodes, 6 * HOUR));
            left -= nodes;
        }
        var sites = List.of(site("east", "acme", DEVICES / NODE), site("west", "zeta", OWN_NODES));
        var tenants = List.of(TenantSpec.plain("acme"), TenantSpec.plain("zeta"));
        return new Trace("recall", new Fleet(List.of(new Chip("h20", 0, 0, 0)), tenants, sites), jobs);
    }

    private static Fleet.Site site(String center, String owner, int count) {
        var nodes = new ArrayList<NodeSpec>();
        for (int i = 0; i < count; i++) {
            nodes.add(new NodeSpec("n" + i, "h20", NODE, 0, 0, 0, List.of(), List.of()));
        }
        return new Fleet.Site(new CenterSpec(center, owner, "emulated", true), nodes);
    }

    private Job job(String name, String tenant, long at, int nodes, long duration) {
        var task = new TaskDemand(NODE, 1000, 0, 0, 0);
        var demand = new GangDemand(task, nodes, List.of("h20"), List.of(), Topology.ANYWHERE);
        return new Job(
                at, name, "u", tenant, Kind.JOB, Priority.NORMAL, demand, duration, 0, 0, End.SUCCEEDED, profile);
    }
}
