package dev.sluice.app.trace.slurm;

import dev.sluice.app.trace.reading.FleetMaker;
import dev.sluice.app.trace.reading.Input;
import dev.sluice.app.trace.reading.JobList;
import dev.sluice.app.trace.reading.Reading;
import dev.sluice.app.trace.reading.Table;
import dev.sluice.app.trace.reading.TraceFailure;
import dev.sluice.app.trace.reading.TraceFile;
import dev.sluice.app.trace.reading.TraceFormat;
import dev.sluice.core.replay.Trace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The accounting of a Slurm cluster, as {@code sacct -a -X -P} exports it; the whole command is in
 * {@code docs/traces.md}.
 *
 * <p>With the cluster's nodes beside it or as the options' fleet file, there is one center {@code slurm} of one owner,
 * whose tenants are the accounts, and cores and memory are claimed. Without, each account is an owner with a center
 * that {@link PeakFleet} derives, cores and memory are unknown and not claimed, and work without devices is left out.
 * How rows become jobs is in {@link SacctRows}.
 */
public final class Sacct implements TraceFormat {
    private static final List<Character> SEPARATORS = List.of('|', ',', '\t', '^', ';');

    @Override
    public String name() {
        return "slurm-sacct";
    }

    @Override
    public boolean recognises(Input input) {
        return input.files().stream().anyMatch(Sacct::isExport);
    }

    private static boolean isExport(TraceFile file) {
        return separator(file) != 0;
    }

    private static char separator(TraceFile file) {
        for (char each : SEPARATORS) {
            boolean id = file.hasColumns(each, "JobIDRaw") || file.hasColumns(each, "JobID");
            if (id && file.hasColumns(each, "Account", "Submit", "Start", "End", "State")) {
                return each;
            }
        }
        return 0;
    }

    @Override
    public Trace read(Input input, Reading reading) throws TraceFailure {
        var maker = new FleetMaker();
        var nodes = nodes(input, reading, maker);
        var rows = new SacctRows(reading, nodes);
        for (var file : input.all(Sacct::isExport)) {
            reading.used(file, "trace.use.jobs");
            try (var table = Table.open(file, reading, separator(file))) {
                rows.file(table);
            }
        }
        rows.account();
        var jobs = new JobList(reading);
        var peaks = new PeakFleet();
        for (var run : rows.runs()) {
            if (jobs.wants(run.job().submitMillis())) {
                jobs.add(run.job());
                maker.tenant(run.job().tenant());
                peaks.add(run);
            }
        }
        if (nodes == null) {
            reading.remark("trace.note.slurm-derived");
            peaks.centers(maker);
        }
        return jobs.trace(name(), maker.fleet());
    }

    private static @Nullable SlurmNodes nodes(Input input, Reading reading, FleetMaker maker) throws TraceFailure {
        var fleetFile = reading.options().fleetFile();
        var source = fleetFile == null ? input : Input.at(fleetFile);
        var file = fleetFile == null
                ? source.first(SlurmNodes::isNodes).orElse(null)
                : source.require("scontrol show node -o", SlurmNodes::isNodes);
        if (file == null) {
            return null;
        }
        reading.used(file, "trace.use.nodes");
        return SlurmNodes.read(file, reading, maker);
    }
}
