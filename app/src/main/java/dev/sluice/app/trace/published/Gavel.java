package dev.sluice.app.trace.published;

import dev.sluice.app.trace.reading.FleetMaker;
import dev.sluice.app.trace.reading.Input;
import dev.sluice.app.trace.reading.JobList;
import dev.sluice.app.trace.reading.Reading;
import dev.sluice.app.trace.reading.Table;
import dev.sluice.app.trace.reading.TraceFailure;
import dev.sluice.app.trace.reading.TraceFile;
import dev.sluice.app.trace.reading.TraceFormat;
import dev.sluice.core.replay.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * The traces of Gavel: training steps on three chips. Source: Narayanan et al., "Heterogeneity-Aware Cluster Scheduling
 * Policies for Deep Learning Workloads", OSDI 2020.
 *
 * <p>One center with nodes of 4: 36 each of V100, P100 and K80 for {@code msr_philly_vc_seed*}, the fleet of the
 * published simulations, and 8, 16 and 24 for the traces of the physical cluster. A virtual cluster is a tenant of the
 * one owner. A job takes {@code steps / throughput on a V100}; its speeds on the other chips are the measured ratios,
 * and a chip on which nobody could run it is none of its chips.
 */
final class Gavel implements TraceFormat {
    static final String OWNER = "gavel";
    static final List<String> CHIPS = List.of("v100", "p100", "k80");
    static final int PER_NODE = 4;
    /** By the order of the chips. */
    private static final int[] SIMULATED = {36, 36, 36};

    private static final int[] PHYSICAL = {8, 16, 24};
    private static final List<String> PHYSICAL_COLUMNS = List.of(
            "job_type",
            "command",
            "directory",
            "steps_argument",
            "needs_data",
            "total_steps",
            "scale_factor",
            "weight",
            "slo",
            "arrival_s");

    @Override
    public String name() {
        return "gavel";
    }

    @Override
    public boolean recognises(Input input) {
        return input.files().stream().anyMatch(Gavel::isJobs);
    }

    private static boolean isJobs(TraceFile file) {
        return isSimulated(file) || isPhysical(file);
    }

    private static boolean isSimulated(TraceFile file) {
        return file.hasColumns("vc", "job_type", "total_steps", "arrival_s", "scale_factor");
    }

    /** These have no header: ten fields between tabs, and what starts a job is a command of Python. */
    private static boolean isPhysical(TraceFile file) {
        var fields = file.head().split("\t", -1);
        return fields.length == PHYSICAL_COLUMNS.size() && fields[1].startsWith("python");
    }

    private static String variant(TraceFile file) {
        return file.stem().replace(".trace", "");
    }

    @Override
    public List<String> variants(Input input) {
        var names = new ArrayList<String>();
        input.all(Gavel::isSimulated).forEach(file -> names.add(variant(file)));
        input.all(Gavel::isPhysical).forEach(file -> names.add(variant(file)));
        return names;
    }

    @Override
    public Trace read(Input input, Reading reading) throws TraceFailure {
        var jobs = new JobList(reading);
        var maker = new FleetMaker().center(OWNER, OWNER);
        for (var file : input.all(Gavel::isJobs)) {
            if (variant(file).equals(reading.variant())) {
                reading.used(file, "trace.use.jobs");
                boolean physical = isPhysical(file);
                jobs(file, throughputs(input, reading, physical ? "physical" : "simulation"), reading, maker, jobs);
                for (int i = 0; i < CHIPS.size(); i++) {
                    maker.nodes(OWNER, CHIPS.get(i), (physical ? PHYSICAL : SIMULATED)[i], PER_NODE);
                }
            } else {
                reading.used(file, "trace.use.other-variant", variant(file));
            }
        }
        for (var file : input.all(file -> file.head().contains("policy,"))) {
            reading.used(file, "trace.use.published");
        }
        for (var file : input.all(Gavel::isThroughputs)) {
            reading.used(file, "trace.use.other-durations");
        }
        return jobs.trace(name() + "/" + reading.variant(), maker.fleet());
    }

    private static boolean isThroughputs(TraceFile file) {
        return file.stem().endsWith("_throughputs") && file.name().endsWith(".json");
    }

    private static Throughputs throughputs(Input input, Reading reading, String kind) throws TraceFailure {
        var measured = input.all(Gavel::isThroughputs);
        var file = measured.stream()
                .filter(one -> one.stem().startsWith(kind))
                .findFirst()
                .or(() -> measured.stream().findFirst())
                .orElseThrow(() -> new TraceFailure("trace.file-missing", input.path(), kind + "_throughputs.json"));
        reading.used(file, "trace.use.durations");
        return Throughputs.read(file, CHIPS);
    }

    private static void jobs(TraceFile file, Throughputs speeds, Reading reading, FleetMaker maker, JobList jobs)
            throws TraceFailure {
        try (var table =
                isPhysical(file) ? Table.headless(file, reading, PHYSICAL_COLUMNS) : Table.open(file, reading)) {
            var rows = new GavelRows(table, speeds, maker);
            table.each(row -> rows.read(row, jobs));
            reading.remarkCount("trace.note.gavel-unmeasured-size", rows.unmeasured());
        }
    }
}
