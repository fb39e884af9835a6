package dev.sluice.app.trace.published;

import dev.sluice.app.trace.reading.BadValue;
import dev.sluice.app.trace.reading.Column;
import dev.sluice.app.trace.reading.FleetMaker;
import dev.sluice.app.trace.reading.Gangs;
import dev.sluice.app.trace.reading.Input;
import dev.sluice.app.trace.reading.JobList;
import dev.sluice.app.trace.reading.Range;
import dev.sluice.app.trace.reading.Reading;
import dev.sluice.app.trace.reading.Table;
import dev.sluice.app.trace.reading.Times;
import dev.sluice.app.trace.reading.TraceFailure;
import dev.sluice.app.trace.reading.TraceFile;
import dev.sluice.app.trace.reading.TraceFormat;
import dev.sluice.core.pool.Iteration;
import dev.sluice.core.replay.Job;
import dev.sluice.core.replay.Profile;
import dev.sluice.core.replay.Trace;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.End;
import dev.sluice.core.work.Kind;
import dev.sluice.core.work.Priority;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The traces of Muri. Source: Zhao et al., "Multi-Resource Interleaving for Deep Learning Training", SIGCOMM 2022.
 *
 * <p>One center of 8 nodes with 8 GPUs. The published simulation counts devices and does not look at nodes, so a job is
 * as many tasks of one device. Durations are known, so the estimate is the duration. Work is stopped without loss, as
 * there: a checkpoint each ms. A profile is named by its model. The published simulation takes {@code resource_time_0}
 * as loading on storage and host, {@code resource_time_1} as computing and {@code resource_time_2} as exchange, which
 * is 0 for each job of one device; with them and {@code iteration_time} jobs agree to share their devices.
 * {@code priority} is not used.
 */
final class Muri implements TraceFormat {
    private static final String OWNER = "muri";
    private static final String CHIP = "muri-gpu";
    private static final int NODES = 8;
    private static final int PER_NODE = 8;

    @Override
    public String name() {
        return "muri";
    }

    @Override
    public boolean recognises(Input input) {
        return input.files().stream().anyMatch(Muri::isJobs);
    }

    private static boolean isJobs(TraceFile file) {
        return file.hasColumns("job_id", "num_gpu", "submit_time", "duration", "model_name", "resource_time_0");
    }

    @Override
    public List<String> variants(Input input) {
        return input.all(Muri::isJobs).stream().map(TraceFile::stem).sorted().toList();
    }

    @Override
    public Trace read(Input input, Reading reading) throws TraceFailure {
        var jobs = new JobList(reading);
        for (var file : input.all(Muri::isJobs)) {
            if (file.stem().equals(reading.variant())) {
                reading.used(file, "trace.use.jobs");
                try (var table = Table.open(file, reading)) {
                    var rows = new Rows(table);
                    table.each(row -> rows.read(row, jobs));
                }
            } else {
                reading.used(file, "trace.use.other-variant", file.stem());
            }
        }
        for (var file : input.all(file -> file.hasColumns("trace", "policy", "metric"))) {
            reading.used(file, "trace.use.published");
        }
        var maker = new FleetMaker().center(OWNER, OWNER).nodes(OWNER, CHIP, NODES * PER_NODE, PER_NODE);
        return jobs.trace(name() + "/" + reading.variant(), maker.fleet());
    }

    /** The rows of one trace. */
    private static final class Rows {
        private static final int MICROS = 3;
        private static final Range STAGE = new Range(0, Iteration.MOST_MICROS);
        private static final Range BUSY = new Range(1, Iteration.MOST_MICROS);

        private final Column id;
        private final Column devices;
        private final Column submitted;
        private final Column duration;
        private final Column model;
        private final Column alone;
        private final Column load;
        private final Column compute;
        private final Column exchange;
        private final Gangs gangs = new Gangs();
        private final Map<String, Profile> profiles = new HashMap<>();
        private final Range sizes = new Range(1, Limits.TASKS);

        private Rows(Table table) throws TraceFailure {
            id = table.column("job_id");
            devices = table.column("num_gpu");
            submitted = table.column("submit_time");
            duration = table.column("duration");
            model = table.column("model_name");
            alone = table.optional("iteration_time");
            load = table.optional("resource_time_0");
            compute = table.optional("resource_time_1");
            exchange = table.optional("resource_time_2");
        }

        private void read(Table row, JobList jobs) throws BadValue, TraceFailure {
            long submit = Times.BASE_MILLIS + row.integer(submitted, Range.DURATION);
            long millis = Math.max(1, row.integer(duration, Range.DURATION));
            var whole = gangs.whole((int) row.integer(devices, sizes), 1, List.of());
            var demand = staged(row) ? gangs.of(whole.withInterleave(iteration(row))) : whole;
            var profile = profiles.computeIfAbsent(row.name(model), Kinds::freelyStopped);
            var name = row.rareName(id);
            if (jobs.wants(submit)) {
                jobs.add(new Job(
                        submit,
                        name,
                        "",
                        OWNER,
                        Kind.JOB,
                        Priority.NORMAL,
                        demand,
                        millis,
                        millis,
                        0,
                        End.SUCCEEDED,
                        profile));
            }
        }

        /** Whether a row tells what each stage takes; a job that doesn't has its devices alone. */
        private boolean staged(Table row) {
            return !row.isEmpty(alone) && !row.isEmpty(load) && !row.isEmpty(compute) && !row.isEmpty(exchange);
        }

        private Iteration iteration(Table row) throws BadValue {
            return new Iteration(
                    row.fixed(load, MICROS, STAGE),
                    row.fixed(compute, MICROS, BUSY),
                    row.fixed(exchange, MICROS, STAGE),
                    row.fixed(alone, MICROS, BUSY));
        }
    }
}
