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
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
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
    private @Nullable SortedMap<Integer, LocalTask> tasks;
    private int firstTasks;
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

    /** Starts the attempt if it was never claimed; else takes it on as it is, reports it, and starts what is new. */
    synchronized void start(StartOrder order) {
        if (tasks != null) {
            tasks.values().forEach(LocalTask::report);
            startNew(order);
            return;
        }
        try {
            masterPort = surroundings.freePort();
            if (!files.exists() && files.claim(Claim.of(order, masterPort))) {
                firstTasks = order.tasks().size();
                tasks = makeTasks(firstTasks);
                launch(order, order.tasks());
            } else {
                adopt(order.tasks().size());
                startNew(order);
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "Cannot claim attempt " + key(), e);
            tasks = makeTasks(order.tasks().size());
            tasks.values()
                    .forEach(task -> task.refuse("cannot claim the attempt on the disk: " + LocalTask.describe(e)));
        }
    }

    private void launch(StartOrder order, List<TaskOrder> some) {
        writeMembers(order);
        for (TaskOrder task : some) {
            LocalTask made = Objects.requireNonNull(known().get(task.rank()));
            Supplier<TaskSpec> spec = () -> surroundings.spec(order, task, masterPort, files.task(task.rank()));
            Runnable launch = () -> made.launch(spec);
            if (task.rank() < some.getLast().rank()) {
                surroundings.launch(launch);
            } else {
                launch.run(); // the last on this very thread, so that a lone task doesn't queue twice
            }
        }
    }

    /**
     * Starts tasks that the attempt has grown by; the directory of each sees to it that it starts only once. A claim
     * without tasks is one that a stop made before the start, and of an attempt whose first task is stopping or over
     * nothing starts any more.
     */
    private void startNew(StartOrder order) {
        var more = order.tasks().stream()
                .filter(task -> !known().containsKey(task.rank()))
                .toList();
        LocalTask first = known().get(0);
        boolean goesOn = first != null && first.goesOn();
        for (TaskOrder task : more) {
            if (goesOn && task.rank() >= firstTasks) {
                known().put(task.rank(), makeTask(task.rank()));
            } else {
                makeTask(task.rank()).refuse("stopped before it started");
            }
        }
        var grown =
                more.stream().filter(task -> known().containsKey(task.rank())).toList();
        if (!grown.isEmpty()) {
            launch(order, grown);
        }
    }

    private SortedMap<Integer, LocalTask> known() {
        if (tasks == null) {
            tasks = new TreeMap<>();
        }
        return tasks;
    }

    /** What the tasks read to learn who is in the gang now. Nothing is lost with it: the next change writes it anew. */
    private void writeMembers(StartOrder order) {
        if (order.elastic()) {
            writeMembers(order.tasks().stream().map(TaskOrder::rank).toList());
        }
    }

    private void writeMembers(List<Integer> ranks) {
        try {
            files.writeMembers(ranks);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Cannot write the members of attempt " + key(), e);
        }
    }

    /** Takes on what is on the disk. */
    synchronized void adopt(int expectedTasks) throws IOException {
        Claim claim = files.readClaim().orElse(null);
        firstTasks = claim == null ? expectedTasks : claim.tasks();
        surroundings.releasePort(masterPort);
        masterPort = claim == null ? 0 : claim.masterPort();
        surroundings.usePort(masterPort);
        var found = makeTasks(firstTasks);
        for (int rank : files.exists() ? files.ranks() : List.<Integer>of()) {
            found.computeIfAbsent(rank, this::makeTask);
        }
        tasks = found;
        found.values().forEach(task -> task.adopt(claim));
    }

    /** Stops some tasks, whose gang goes on without them. */
    synchronized void stop(List<Integer> ranks, Duration grace) {
        try {
            if (tasks == null && files.exists()) {
                adopt(0);
            }
        } catch (IOException e) {
            LOG.log(Level.ERROR, "Cannot take on attempt " + key(), e);
        }
        var leaving = new TreeSet<>(ranks);
        writeMembers(known().entrySet().stream()
                .filter(task ->
                        !leaving.contains(task.getKey()) && task.getValue().goesOn())
                .map(Map.Entry::getKey)
                .toList());
        for (int rank : leaving) {
            LocalTask task = known().get(rank);
            if (task != null) {
                task.stop(grace);
            }
        }
    }

    /** Stops all tasks; an attempt that was never claimed is claimed, so that nobody ever starts it. */
    synchronized void stop(Duration grace) {
        try {
            if (tasks == null && (files.exists() || !files.claim(Claim.neverToStart()))) {
                adopt(0);
            }
            if (tasks == null) {
                tasks = new TreeMap<>();
                surroundings.taskEnded(key());
            }
        } catch (IOException e) {
            // In memory it holds until the server ends; that is all that can be done without a disk.
            LOG.log(Level.ERROR, "Cannot keep attempt " + key() + " from starting durably", e);
        }
        known().values().forEach(task -> task.stop(grace));
    }

    private SortedMap<Integer, LocalTask> makeTasks(int count) {
        var made = new TreeMap<Integer, LocalTask>();
        IntStream.range(0, count).forEach(rank -> made.put(rank, makeTask(rank)));
        return made;
    }

    private LocalTask makeTask(int rank) {
        return new LocalTask(key(), rank, files.task(rank), surroundings);
    }

    synchronized boolean hasEnded() {
        return tasks != null && tasks.values().stream().allMatch(LocalTask::hasEnded);
    }

    /** Whether it has ended and the disk alone tells all about it. */
    synchronized boolean isRecorded() {
        return hasEnded()
                && files.exists()
                && tasks != null
                && tasks.values().stream().allMatch(LocalTask::isRecorded);
    }

    synchronized boolean hasEnded(int rank) {
        LocalTask task = tasks == null ? null : tasks.get(rank);
        return task != null && task.hasEnded();
    }

    void releasePort() {
        surroundings.releasePort(masterPort);
    }

    synchronized void release() throws IOException {
        for (LocalTask task : known().values()) {
            task.release();
        }
    }
}
