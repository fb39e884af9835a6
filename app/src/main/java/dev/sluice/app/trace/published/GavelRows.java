package dev.sluice.app.trace.published;

import dev.sluice.app.trace.reading.BadValue;
import dev.sluice.app.trace.reading.Column;
import dev.sluice.app.trace.reading.Expected;
import dev.sluice.app.trace.reading.FleetMaker;
import dev.sluice.app.trace.reading.Gangs;
import dev.sluice.app.trace.reading.JobList;
import dev.sluice.app.trace.reading.Names;
import dev.sluice.app.trace.reading.Range;
import dev.sluice.app.trace.reading.Table;
import dev.sluice.app.trace.reading.Times;
import dev.sluice.app.trace.reading.TraceFailure;
import dev.sluice.core.replay.Profile;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.End;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows of a trace of Gavel. */
final class GavelRows {
    private static final Range STEPS = new Range(1, 1L << 40);
    private static final Range SIZES = new Range(1, 1_024);

    /** A model on so many devices, with what it reaches on a V100. */
    private record Measured(Profile profile, List<String> chips, double stepsPerSecond, boolean sameSize) {}

    private final Column cluster;
    private final Column type;
    private final Column steps;
    private final Column arrival;
    private final Column scale;
    private final Throughputs speeds;
    private final FleetMaker maker;
    private final Gangs gangs = new Gangs();
    private final Map<String, Measured> measured = new HashMap<>();
    private final Map<String, String> tenants = new HashMap<>();
    private long unmeasured;

    GavelRows(Table table, Throughputs speeds, FleetMaker maker) throws TraceFailure {
        cluster = table.optional("vc");
        type = table.column("job_type");
        steps = table.column("total_steps");
        arrival = table.column("arrival_s");
        scale = table.column("scale_factor");
        this.speeds = speeds;
        this.maker = maker;
    }

    void read(Table row, JobList jobs) throws BadValue, TraceFailure {
        long submit = Times.BASE_MILLIS + row.fixed(arrival, 3, Range.DURATION);
        int devices = (int) row.integer(scale, SIZES);
        double count = row.integer(steps, STEPS);
        var model = row.name(type);
        var known = measured.computeIfAbsent(model + " x " + devices, _ -> measure(model, devices));
        if (known.stepsPerSecond == 0) {
            throw row.bad(type, Expected.of("trace.expected.measured"));
        }
        double millis = count / known.stepsPerSecond * 1000;
        if (millis > Limits.DURATION_MILLIS) {
            throw row.bad(steps, Expected.of("trace.expected.at-most", Limits.DURATION_MILLIS / 1000));
        }
        var tenant = tenant(row);
        if (jobs.wants(submit)) {
            unmeasured += known.sameSize ? 0 : 1;
            var demand = gangs.whole(devices, Gavel.PER_NODE, known.chips);
            var name = "gavel-" + row.line();
            jobs.add(submit, name, tenant, demand, Math.round(millis), End.SUCCEEDED, known.profile);
        }
    }

    private String tenant(Table row) throws BadValue {
        if (!cluster.isThere()) {
            return Gavel.OWNER;
        }
        return tenants.computeIfAbsent(row.name(cluster), name -> {
            var path = Names.clean(Gavel.OWNER + "/" + Names.level(name));
            maker.tenant(path);
            return path;
        });
    }

    /** Sizes that nobody measured go by the largest one that somebody did. */
    private Measured measure(String model, int devices) {
        int size = speeds.largestUpTo(model, devices);
        double best = size == 0 ? 0 : speeds.of(Gavel.CHIPS.getFirst(), model, size);
        var permille = new TreeMap<String, Integer>();
        for (var chip : Gavel.CHIPS) {
            double here = best == 0 ? 0 : speeds.of(chip, model, size);
            if (here > 0) {
                permille.put(chip, Math.clamp(Math.round(1000 * here / best), 1, 1_000_000));
            }
        }
        var chips = Gavel.CHIPS.stream().filter(permille::containsKey).toList();
        return new Measured(Kinds.on(model, permille), chips, best, size == devices);
    }

    /** Jobs whose number of devices nobody measured for their model. */
    long unmeasured() {
        return unmeasured;
    }
}
