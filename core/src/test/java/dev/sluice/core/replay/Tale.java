package dev.sluice.core.replay;

import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.pool.Chip;
import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Iteration;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.End;
import dev.sluice.core.work.Kind;
import dev.sluice.core.work.Priority;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A small trace, told as tables: {@code center | chip | nodes | devices} with the center's name as its owner, then
 * {@code job | tenant | tasks | devices | submitted | runs} with times in minutes.
 */
final class Tale {
    static final long MINUTE = 60_000;

    private final List<Fleet.Site> sites = new ArrayList<>();
    private final LinkedHashSet<String> chips = new LinkedHashSet<>();
    private final LinkedHashSet<String> tenants = new LinkedHashSet<>();
    private final List<Job> jobs = new ArrayList<>();
    private Profile profile = Profile.PLAIN;
    private End end = End.SUCCEEDED;
    private Kind kind = Kind.JOB;
    private @Nullable Iteration iteration;

    Tale centers(String table) {
        rows(table).forEach(row -> {
            var nodes = new ArrayList<NodeSpec>();
            for (int i = 0; i < Integer.parseInt(row[2]); i++) {
                nodes.add(new NodeSpec("n" + i, row[1], Integer.parseInt(row[3]), 0, 0, 0, List.of(), List.of()));
            }
            chips.add(row[1]);
            tenants.add(row[0]);
            sites.add(new Fleet.Site(new CenterSpec(row[0] + "-" + row[1], row[0], "emulated", true), nodes));
        });
        return this;
    }

    /** The jobs that follow are such work. */
    Tale of(Profile nextProfile) {
        profile = nextProfile;
        kind = nextProfile.burstMillis() > 0 ? Kind.SESSION : Kind.JOB;
        return this;
    }

    /** The jobs that follow end like this. */
    Tale ending(End nextEnd) {
        end = nextEnd;
        return this;
    }

    /** The jobs that follow agree to share their devices, and are made of this; null = they do not. */
    Tale sharing(@Nullable Iteration next) {
        iteration = next;
        return this;
    }

    Tale jobs(String table) {
        rows(table).forEach(row -> {
            tenants.add(row[1]);
            jobs.add(job(row));
        });
        return this;
    }

    private Job job(String[] row) {
        var devices = row[3].split(" ");
        var task = new TaskDemand(Integer.parseInt(devices[0]), Limits.DEVICE_MILLI, 0, 0, 0);
        var wish = devices.length > 1 ? List.of(devices[1]) : List.<String>of();
        var demand = new GangDemand(task, Integer.parseInt(row[2]), wish, List.of(), Topology.ANYWHERE);
        long runs = minutes(row[5]);
        return new Job(
                MINUTE + minutes(row[4]),
                row[0],
                "u",
                row[1],
                kind,
                Priority.NORMAL,
                demand.withInterleave(iteration),
                runs,
                runs,
                0,
                end,
                profile);
    }

    static long minutes(String count) {
        return Long.parseLong(count) * MINUTE;
    }

    private static List<String[]> rows(String table) {
        return table.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.strip().split("\\s*\\|\\s*"))
                .toList();
    }

    Trace trace() {
        var specs = tenants.stream().sorted().map(TenantSpec::plain).toList();
        var models = chips.stream().map(chip -> new Chip(chip, 0, 0, 0)).toList();
        return new Trace("tale", new Fleet(models, specs, sites), jobs);
    }

    Outcome in(String setup) {
        return in(setup, Conditions.IDEAL);
    }

    Outcome in(String setup, Conditions conditions) {
        return Replay.run(trace(), Setups.named(setup).orElseThrow(), conditions, Progress.NONE);
    }

    static Outcome.Slice owner(Outcome outcome, String name) {
        return outcome.owners().stream()
                .filter(slice -> slice.key().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A profile with nothing but checkpoints. */
    static Profile checkpoints(long everyMinutes, long restartMinutes) {
        return Profile.PLAIN.withCheckpoints(everyMinutes * MINUTE, restartMinutes * MINUTE);
    }

    /** A profile with speeds and nothing else. */
    static Profile speeds(String chip, int permille, String otherChip, int otherPermille) {
        var speeds = new TreeMap<String, Integer>();
        speeds.put(chip, permille);
        speeds.put(otherChip, otherPermille);
        return new Profile("speedy", speeds, 1000, 1000, 0, 0, 0, 0, 0);
    }
}
