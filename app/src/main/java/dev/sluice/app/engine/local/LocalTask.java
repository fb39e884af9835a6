package dev.sluice.app.engine.local;

import dev.sluice.app.engine.AttemptKey;
import dev.sluice.app.engine.TaskExit;
import dev.sluice.app.engine.TaskExit.Lost;
import dev.sluice.app.engine.TaskExit.NeverStarted;
import dev.sluice.app.engine.shim.Claim;
import dev.sluice.app.engine.shim.Reports;
import dev.sluice.app.engine.shim.TaskEnd;
import dev.sluice.app.engine.shim.TaskFiles;
import dev.sluice.app.engine.shim.TaskSpec;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One task: launched by this server, or found by it. Its life goes one way: not yet launched, launched, ended.
 *
 * <p>What may wait is done on threads of its own; the monitor is held for short file operations only.
 */
final class LocalTask {
    private static final System.Logger LOG = System.getLogger(LocalTask.class.getName());
    private static final String STOPPED_BEFORE = "stopped before it started";
    private static final NeverStarted UNLAUNCHED =
            new NeverStarted("the server ended before it could launch the task", true);
    private static final String WATCHER_KILLED =
            "the process that watched the task was killed, so its end is not known";
    private static final String RESTARTED =
            "the machine was restarted since the task was to run, so its end is not known";
    private static final long LOOK_MILLIS = 20;
    private static final long LOOK_MAX_MILLIS = 500;

    private final AttemptKey attempt;
    private final int rank;
    private final TaskFiles files;
    private final Surroundings surroundings;

    private @Nullable Duration stopGrace;
    private @Nullable ProcessHandle shim;
    private @Nullable FileChannel lockFile;
    private @Nullable TaskEnd end;
    private boolean recorded;
    private long startedMillis;

    /** What a task needs of its engine. */
    interface Surroundings {
        Path shim();

        Reports reports();

        /** Runs something that may wait on a thread of its own; not at all once the engine is closed. */
        void run(Runnable work);

        /** A task of the attempt has ended and was reported. */
        void taskEnded(AttemptKey attempt);
    }

    LocalTask(AttemptKey attempt, int rank, TaskFiles files, Surroundings surroundings) {
        this.attempt = attempt;
        this.rank = rank;
        this.files = files;
        this.surroundings = surroundings;
    }

    /** Starts the task unless it was stopped before. Returns once its shim is on its way. */
    void launch(Supplier<TaskSpec> spec) {
        try {
            files.create(spec.get());
            ShimProcess process = spawnUnlessStopped();
            if (process == null) {
                settle(new NeverStarted(STOPPED_BEFORE));
            } else {
                surroundings.run(() -> follow(process));
            }
        } catch (IOException | RuntimeException e) { // whatever it is, the task must not be waited for
            settle(new NeverStarted("cannot launch the task: " + describe(e), e instanceof IOException));
        }
    }

    private synchronized @Nullable ShimProcess spawnUnlessStopped() throws IOException {
        if (stopGrace != null) {
            return null;
        }
        var process = ShimProcess.spawn(surroundings.shim(), files.directory());
        shim = process.handle();
        return process;
    }

    private void follow(ShimProcess process) {
        String word = process.awaitWord();
        if (word.startsWith("started ")) {
            started(Long.parseLong(word.substring(word.lastIndexOf(' ') + 1)));
        }
        process.onExit(() -> surroundings.run(() -> shimGone(word)));
    }

    private void shimGone(String word) {
        if (files.wasLaunched()) {
            settle(new Lost(WATCHER_KILLED));
        } else {
            boolean told = word.startsWith("failed ");
            settle(told ? new NeverStarted(word.substring("failed ".length())) : UNLAUNCHED);
        }
    }

    /**
     * Takes on a task that an earlier run of the server launched, or meant to.
     *
     * @param claim its attempt's claim; null: it was never written
     */
    void adopt(@Nullable Claim claim) {
        try {
            Optional<TaskEnd> known = files.readEnd();
            if (known.isPresent()) {
                ended(known.get(), true);
            } else {
                settle(fate(claim));
            }
        } catch (IOException e) {
            ended(new TaskEnd(new Lost("its files can't be read: " + describe(e)), 0, now()), false);
        }
    }

    /** What became of a task that has neither a shim nor a record. */
    private TaskExit fate(@Nullable Claim claim) {
        if (claim == null) {
            return UNLAUNCHED;
        }
        if (!claim.ofThisBoot()) {
            return new Lost(RESTARTED); // its files may have been lost with the power, so their absence proves nothing
        }
        return files.wasLaunched() ? new Lost(WATCHER_KILLED) : UNLAUNCHED;
    }

    /** Ends the task by its record, or, where nobody wrote one, as said. If its shim lives, watches it instead. */
    private void settle(TaskExit unrecorded) {
        boolean handedOver = false;
        try {
            FileChannel channel = files.openLock();
            try (FileLock lock = TaskFiles.tryLock(channel)) {
                if (lock != null) {
                    settleLocked(unrecorded);
                } else {
                    handedOver = true;
                    watch(channel);
                }
            } finally {
                if (!handedOver) {
                    channel.close();
                }
            }
        } catch (IOException e) {
            ended(new TaskEnd(unrecorded, 0, now()), false); // no directory, no disk: kept in memory
        }
    }

    /** Under the lock nobody else can start or end the task. */
    private void settleLocked(TaskExit unrecorded) throws IOException {
        Optional<TaskEnd> known = files.readEnd();
        if (known.isPresent()) {
            ended(known.get(), true);
            return;
        }
        if (unrecorded instanceof Lost) {
            Leftovers.kill(files.directory());
        }
        var made = new TaskEnd(unrecorded, files.startedMillis().orElse(0), now());
        boolean written = false;
        try {
            files.writeEnd(made);
            written = true;
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Cannot record the end of " + this + ": " + describe(e));
        }
        ended(made, written);
    }

    private void watch(FileChannel channel) {
        synchronized (this) {
            lockFile = channel;
            if (stopGrace != null) {
                stop(stopGrace);
            }
        }
        surroundings.run(() -> awaitUnlock(channel));
    }

    /** Waits until the kernel frees the shim's lock, which it does when the shim ends, however that ends. */
    private void awaitUnlock(FileChannel channel) {
        try (channel) {
            awaitStart();
            channel.lock(); // until the channel is closed
            settleLocked(new Lost(WATCHER_KILLED));
        } catch (ClosedChannelException e) {
            LOG.log(Level.DEBUG, "No longer watching " + this);
        } catch (IOException e) {
            ended(new TaskEnd(new Lost("it can't be watched: " + describe(e)), 0, now()), false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Learns since when a task runs whose shim lives. Nearly always it is known at once. */
    private void awaitStart() throws IOException, InterruptedException {
        for (long pause = LOOK_MILLIS; !files.hasEnded(); pause = Math.min(2 * pause, LOOK_MAX_MILLIS)) {
            OptionalLong millis = files.startedMillis();
            if (millis.isPresent()) {
                started(millis.getAsLong());
                return;
            }
            if (ShimProcess.running(files).isEmpty()) {
                return; // it has died, as the lock will tell
            }
            Thread.sleep(pause);
        }
    }

    /** Asks the shim to stop the task, or sees to it that the task never starts. */
    synchronized void stop(Duration grace) {
        stopGrace = grace;
        if (end != null || (shim == null && lockFile == null)) {
            return; // over, or not launched yet: then launch() will see it
        }
        try {
            files.requestStop(grace); // before looking for the pid, see the rules in the shim
            if (shim == null) {
                shim = ShimProcess.running(files).orElse(null);
            }
            if (shim != null) {
                shim.destroy(); // TERM: the shim then reads what was just written
            }
        } catch (IOException e) {
            LOG.log(Level.ERROR, "Cannot ask for the stop of " + this + ", so it is killed: " + describe(e));
            if (shim != null) {
                shim.destroyForcibly(); // the kernel then kills the task, and settling kills the rest
            }
        }
    }

    private synchronized void started(long epochMillis) {
        if (end == null && startedMillis == 0) {
            startedMillis = epochMillis;
            surroundings.reports().started(attempt, rank, epochMillis);
        }
    }

    private void ended(TaskEnd found, boolean onDisk) {
        synchronized (this) {
            if (end != null) {
                return;
            }
            if (found.startedMillis() > 0) {
                started(found.startedMillis());
            }
            end = found;
            recorded = onDisk;
            surroundings.reports().ended(attempt, rank, found);
        }
        surroundings.taskEnded(attempt);
    }

    /** Ends a task that can't even be claimed. Nothing of it is on the disk. */
    void refuse(String reason) {
        ended(new TaskEnd(new NeverStarted(reason, true), 0, now()), false);
    }

    /** Reports again what is known. */
    synchronized void report() {
        if (startedMillis > 0) {
            surroundings.reports().started(attempt, rank, startedMillis);
        }
        if (end != null) {
            surroundings.reports().ended(attempt, rank, end);
        }
    }

    /** Whether it was not asked to stop, and has not ended. */
    synchronized boolean goesOn() {
        return end == null && stopGrace == null && !files.stopRequested();
    }

    synchronized boolean hasEnded() {
        return end != null;
    }

    /** Whether the disk alone tells all there is to know. */
    synchronized boolean isRecorded() {
        return recorded;
    }

    /** Stops watching, not the task. */
    synchronized void release() throws IOException {
        if (lockFile != null) {
            lockFile.close();
        }
    }

    static String describe(Exception e) {
        return e instanceof IOException
                ? e.getClass().getSimpleName() + ": " + e.getMessage()
                : String.valueOf(e.getMessage());
    }

    private static long now() {
        return System.currentTimeMillis();
    }

    @Override
    public String toString() {
        return "task " + rank + " of " + attempt;
    }
}
