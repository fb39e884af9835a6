package dev.sluice.app.engine.local;

import dev.sluice.app.engine.AttemptKey;
import dev.sluice.app.engine.StartOrder;
import dev.sluice.app.engine.TaskOrder;
import dev.sluice.app.engine.shim.AttemptFiles;
import dev.sluice.app.engine.shim.Claim;
import dev.sluice.app.engine.shim.TaskFiles;
import dev.sluice.app.engine.shim.TaskSpec;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One attempt in memory: claimed or found on the disk, then a list of tasks. */
final class LocalAttempt {
    private static final System.Logger LOG = System.getLogger(LocalAttempt.class.getName());

    private final AttemptFiles files;
    private final Surroundings surroundings;
    private final ArrayDeque<Runnable> calls = new ArrayDeque<>();
    private boolean calling;
    private @Nullable List<LocalTask> tasks;
    private int masterPort;

    /** What an attempt needs of its engine. */
    interface Surroundings extends LocalTask.Surroundings {
        /** Launches a task soon; a few at a time. */
        void launch(Runnable work);

        /** A port that nothing listens on and no live attempt was given. */
        int freePort() throws IOException;

        /** Keeps a port from being given to another attempt. */
        void usePort(int port);

        void releasePort(int port);

        TaskSpec spec(StartOrder order, TaskOrder task, int masterPort, TaskFiles place);
    }

    LocalAttempt(AttemptFiles files, Surroundings surroundings) {
        this.files = files;
        this.surroundings = surroundings;
    }

    AttemptKey key() {
        return files.key();
    }

    /** Does something with the attempt soon: in the order of the calls, one at a time. */
    void inOrder(Runnable call) {
        synchronized (calls) {
            calls.add(call);
            if (calling) {
                return;
            }
            calling = true;
        }
        surroundings.launch(this::makeCalls);
    }

    private void makeCalls() {
        for (Runnable call = nextCall(); call != null; call = nextCall()) {
            try {
                call.run();
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "A call for attempt " + key() + " failed", e);
            }
        }
    }

    private @Nullable Runnable nextCall() {
        synchronized (calls) {
            Runnable next = calls.poll();
            calling = next != null;
            return next;
        }
    }

    /** Starts the attempt if it was never claimed; else takes it on as it is and reports it. */
    synchronized void start(StartOrder order) {
        if (tasks != null) {
            report(tasks);
            refuseMissing(order);
            return;
        }
        try {
            masterPort = surroundings.freePort();
            if (!files.exists() && files.claim(Claim.of(order, masterPort))) {
                launch(order);
            } else {
                adopt(order.tasks().size());
                refuseMissing(order);
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "Cannot claim attempt " + key(), e);
            tasks = makeTasks(order.tasks().size());
            tasks.forEach(task -> task.refuse("cannot claim the attempt on the disk: " + LocalTask.describe(e)));
        }
    }

    private void launch(StartOrder order) {
        var made = makeTasks(order.tasks().size());
        tasks = made;
        for (TaskOrder task : order.tasks()) {
            Supplier<TaskSpec> spec = () -> surroundings.spec(order, task, masterPort, files.task(task.rank()));
            Runnable launch = () -> made.get(task.rank()).launch(spec);
            if (task.rank() < order.tasks().size() - 1) {
                surroundings.launch(launch);
            } else {
                launch.run(); // the last on this very thread, so that a lone task doesn't queue twice
            }
        }
    }

    /** Takes on what is on the disk. */
    synchronized void adopt(int expectedTasks) throws IOException {
        Claim claim = files.readClaim().orElse(null);
        int count = claim == null ? expectedTasks : claim.tasks();
        surroundings.releasePort(masterPort);
        masterPort = claim == null ? 0 : claim.masterPort();
        surroundings.usePort(masterPort);
        var found = makeTasks(count);
        tasks = found;
        found.forEach(task -> task.adopt(claim));
    }

    /** Stops all tasks; an attempt that was never claimed is claimed, so that nobody ever starts it. */
    synchronized void stop(Duration grace) {
        try {
            if (tasks == null && (files.exists() || !files.claim(Claim.neverToStart()))) {
                adopt(0);
            }
            if (tasks == null) {
                tasks = List.of();
                surroundings.taskEnded(key());
            }
        } catch (IOException e) {
            // In memory it holds until the server ends; that is all that can be done without a disk.
            LOG.log(Level.ERROR, "Cannot keep attempt " + key() + " from starting durably", e);
            tasks = tasks == null ? List.of() : tasks;
        }
        tasks.forEach(task -> task.stop(grace));
    }

    private static void report(List<LocalTask> known) {
        known.forEach(LocalTask::report);
    }

    /** A claim without tasks, or with fewer than ordered, is one that a stop made before the start. */
    private void refuseMissing(StartOrder order) {
        int known = tasks == null ? 0 : tasks.size();
        for (int rank = known; rank < order.tasks().size(); rank++) {
            makeTask(rank).refuse("stopped before it started");
        }
    }

    private List<LocalTask> makeTasks(int count) {
        return IntStream.range(0, count).mapToObj(this::makeTask).toList();
    }

    private LocalTask makeTask(int rank) {
        return new LocalTask(key(), rank, files.task(rank), surroundings);
    }

    synchronized boolean hasEnded() {
        return tasks != null && tasks.stream().allMatch(LocalTask::hasEnded);
    }

    /** Whether it has ended and the disk alone tells all about it. */
    synchronized boolean isRecorded() {
        return hasEnded() && files.exists() && tasks != null && tasks.stream().allMatch(LocalTask::isRecorded);
    }

    synchronized boolean hasEnded(int rank) {
        return tasks != null && rank < tasks.size() && tasks.get(rank).hasEnded();
    }

    void releasePort() {
        surroundings.releasePort(masterPort);
    }

    synchronized void release() throws IOException {
        for (LocalTask task : tasks == null ? List.<LocalTask>of() : tasks) {
            task.release();
        }
    }
}
