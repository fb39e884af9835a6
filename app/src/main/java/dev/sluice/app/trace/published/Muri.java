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
 * there: a checkpoint each ms. A profile is named by its model; the times of its stages, on which interleaving rests,
 * and {@code priority} are not used.
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
        private final Column id;
        private final Column devices;
        private final Column submitted;
        private final Column duration;
        private final Column model;
        private final Gangs gangs = new Gangs();
        private final Map<String, Profile> profiles = new HashMap<>();
        private final Range sizes = new Range(1, Limits.TASKS);

        private Rows(Table table) throws TraceFailure {
            id = table.column("job_id");
            devices = table.column("num_gpu");
            submitted = table.column("submit_time");
            duration = table.column("duration");
            model = table.column("model_name");
        }

        private void read(Table row, JobList jobs) throws BadValue, TraceFailure {
            long submit = Times.BASE_MILLIS + row.integer(submitted, Range.DURATION);
            long millis = Math.max(1, row.integer(duration, Range.DURATION));
            var demand = gangs.whole((int) row.integer(devices, sizes), 1, List.of());
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
    }
}
