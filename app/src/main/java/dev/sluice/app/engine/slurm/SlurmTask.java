package dev.sluice.app.engine.slurm;

import dev.sluice.app.engine.AttemptKey;
import dev.sluice.app.engine.TaskExit;
import dev.sluice.app.engine.shim.Reports;
import dev.sluice.app.engine.shim.TaskEnd;
import dev.sluice.app.engine.shim.TaskFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One task in memory: what its files said last. */
final class SlurmTask {
    private final AttemptKey attempt;
    private final int rank;
    private final TaskFiles files;
    private final Reports reports;
    private long startedMillis;
    private volatile @Nullable TaskEnd end;

    SlurmTask(AttemptKey attempt, int rank, TaskFiles files, Reports reports) {
        this.attempt = attempt;
        this.rank = rank;
        this.files = files;
        this.reports = reports;
    }

    int rank() {
        return rank;
    }

    TaskFiles files() {
        return files;
    }

    boolean hasEnded() {
        return end != null;
    }

    /** Whether some launcher took it up, so that it may run or have run. */
    boolean wasTakenUp() {
        return Files.isDirectory(files.directory().resolve("run")) || files.wasLaunched();
    }

    /** Looks at the files and reports what is new. */
    void look() throws IOException {
        if (end != null) {
            return;
        }
        Optional<TaskEnd> known = files.readEnd();
        if (known.isPresent()) {
            ended(known.get());
        } else if (startedMillis == 0) {
            files.startedMillis().ifPresent(this::started);
        }
    }

    /**
     * Ends a task whose job is over: by its record, or, where it left none, as said. Whoever would start it later finds
     * the record.
     *
     * @return false when its shim still lives
     */
    boolean settle(TaskExit unrecorded) throws IOException {
        try (var channel = files.openLock();
                var lock = TaskFiles.tryLock(channel)) {
            if (lock == null) {
                return false;
            }
            var known = files.readEnd();
            if (known.isEmpty()) {
                long started = files.startedMillis().orElse(0);
                files.writeEnd(new TaskEnd(unrecorded, started, System.currentTimeMillis()));
            }
            ended(known.orElse(new TaskEnd(unrecorded, files.startedMillis().orElse(0), System.currentTimeMillis())));
            return true;
        }
    }

    /** Ends a task of which nothing is on the disk, or ever will be. */
    void refuse(TaskExit exit) {
        ended(new TaskEnd(exit, 0, System.currentTimeMillis()));
    }

    /** Reports again what is known. */
    void report() {
        if (startedMillis > 0) {
            reports.started(attempt, rank, startedMillis);
        }
        var known = end;
        if (known != null) {
            reports.ended(attempt, rank, known);
        }
    }

    private void started(long epochMillis) {
        startedMillis = epochMillis;
        reports.started(attempt, rank, epochMillis);
    }

    private void ended(TaskEnd found) {
        if (startedMillis == 0 && found.startedMillis() > 0) {
            started(found.startedMillis());
        }
        end = found;
        reports.ended(attempt, rank, found);
    }
}
