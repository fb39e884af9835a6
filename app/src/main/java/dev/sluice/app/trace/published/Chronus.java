package dev.sluice.app.trace.published;

import dev.sluice.app.trace.reading.BadValue;
import dev.sluice.app.trace.reading.Column;
import dev.sluice.app.trace.reading.Expected;
import dev.sluice.app.trace.reading.FleetMaker;
import dev.sluice.app.trace.reading.Gangs;
import dev.sluice.app.trace.reading.Input;
import dev.sluice.app.trace.reading.JobList;
import dev.sluice.app.trace.reading.Names;
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
import java.util.TreeMap;

/**
 * The traces of Chronus: jobs with deadlines beside best effort. Source: Gao et al., "Chronus: A Novel Deadline-aware
 * Scheduler for Deep Learning Training Jobs", SoCC 2021.
 *
 * <p>Times are in minutes, by their size; the source does not say. Work with a deadline has normal priority, best
 * effort low. The deadlines themselves ({@code expect_time_list}, {@code expect_value_list}) are not used: the core
 * knows none. The fleet is not part of the trace and is derived as {@link Offered} says, with nodes of 8. Rows without
 * GPUs are counted and left out.
 */
final class Chronus implements TraceFormat {
    private static final String CHIP = "chronus-gpu";
    private static final int PER_NODE = 8;
    private static final long MINUTE = 60_000;
    private static final Range MINUTES = new Range(0, Limits.DURATION_MILLIS / MINUTE);
    private static final Range SIZES = new Range(0, Limits.TASKS);
    private static final Map<String, Priority> PRIORITIES =
            new TreeMap<>(Map.of("strict", Priority.NORMAL, "soft", Priority.NORMAL, "best", Priority.LOW));

    @Override
    public String name() {
        return "chronus";
    }

    @Override
    public boolean recognises(Input input) {
        return input.files().stream().anyMatch(Chronus::isJobs);
    }

    private static boolean isJobs(TraceFile file) {
        return file.hasColumns("job_id", "user", "num_gpu", "submit_time", "duration", "expect_time_list", "job_type");
    }

    @Override
    public List<String> variants(Input input) {
        return input.all(Chronus::isJobs).stream()
                .map(Chronus::variant)
                .sorted()
                .toList();
    }

    private static String variant(TraceFile file) {
        return file.stem().replace("trace_job_Philly_", "");
    }

    @Override
    public Trace read(Input input, Reading reading) throws TraceFailure {
        var jobs = new JobList(reading);
        for (var file : input.all(Chronus::isJobs)) {
            if (variant(file).equals(reading.variant())) {
                reading.used(file, "trace.use.jobs");
                try (var table = Table.open(file, reading)) {
                    var rows = new Rows(table);
                    table.each(row -> rows.read(row, jobs));
                    reading.remarkCount("trace.note.no-devices", rows.empty);
                }
            } else {
                reading.used(file, "trace.use.other-variant", variant(file));
            }
        }
        reading.remark("trace.note.chronus-deadlines");
        var offered = new Offered(jobs.jobs());
        var maker = new FleetMaker();
        offered.centers(maker, CHIP, PER_NODE);
        var fleet = maker.fleet();
        reading.remarkCount("trace.note.derived-fleet", fleet.sites().size());
        return jobs.trace(name() + "/" + reading.variant(), fleet);
    }

    /** The rows of one trace. */
    private static final class Rows {
        private final Column id;
        private final Column user;
        private final Column devices;
        private final Column submitted;
        private final Column duration;
        private final Column model;
        private final Column type;
        private final Gangs gangs = new Gangs();
        private final Map<String, Profile> profiles = new HashMap<>();
        private long empty;

        private Rows(Table table) throws TraceFailure {
            id = table.column("job_id");
            user = table.column("user");
            devices = table.column("num_gpu");
            submitted = table.column("submit_time");
            duration = table.column("duration");
            model = table.column("model_name");
            type = table.column("job_type");
        }

        private void read(Table row, JobList jobs) throws BadValue, TraceFailure {
            long submit = Times.BASE_MILLIS + row.integer(submitted, MINUTES) * MINUTE;
            long millis = Math.max(1, row.integer(duration, MINUTES) * MINUTE);
            int count = (int) row.integer(devices, SIZES);
            var priority = PRIORITIES.get(row.word(type));
            if (priority == null) {
                throw row.bad(type, Expected.oneOf(PRIORITIES.keySet()));
            }
            var tenant = Names.level(row.name(user));
            var profile = profiles.computeIfAbsent(row.name(model), Kinds::named);
            var name = row.rareName(id);
            empty += count == 0 ? 1 : 0;
            if (count > 0 && jobs.wants(submit)) {
                var demand = gangs.whole(count, PER_NODE, List.of());
                jobs.add(new Job(
                        submit, name, "", tenant, Kind.JOB, priority, demand, millis, 0, 0, End.SUCCEEDED, profile));
            }
        }
    }
}
