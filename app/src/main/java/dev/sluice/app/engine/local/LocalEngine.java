package dev.sluice.app.engine.local;

import dev.sluice.app.engine.AttemptKey;
import dev.sluice.app.engine.DeviceReading;
import dev.sluice.app.engine.Engine;
import dev.sluice.app.engine.EngineListener;
import dev.sluice.app.engine.Inventory;
import dev.sluice.app.engine.NodeInfo;
import dev.sluice.app.engine.StartOrder;
import dev.sluice.app.engine.TaskLog;
import dev.sluice.app.engine.TaskOrder;
import dev.sluice.app.engine.TaskStream;
import dev.sluice.app.engine.local.devices.DeviceSource;
import dev.sluice.app.engine.shim.AttemptFiles;
import dev.sluice.app.engine.shim.DurableFiles;
import dev.sluice.app.engine.shim.FileTaskLog;
import dev.sluice.app.engine.shim.Reports;
import dev.sluice.app.engine.shim.ShimBinary;
import dev.sluice.app.engine.shim.TaskEnvironment;
import dev.sluice.app.engine.shim.TaskFiles;
import dev.sluice.app.engine.shim.TaskSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Runs tasks as processes of this machine. The package's description says how. */
public final class LocalEngine implements Engine {
    private static final System.Logger LOG = System.getLogger(LocalEngine.class.getName());

    /** Launches at once. More would only queue in the kernel: a launch is a fork, two execs and a few small files. */
    private static final int LAUNCHERS = 8;

    /** Every node of this engine is this machine. */
    private static final String LOOPBACK = "127.0.0.1";

    private static final long CLOSE_MILLIS = 5000;
    private static final long LOOK_AT_DEVICES_SECONDS = 10;

    private final Path attemptsDirectory;
    private final FileChannel stateLock;
    private final Path shim;
    private final DeviceSource devices;
    private final TaskEnvironment environment = new TaskEnvironment(System.getenv());
    private final MasterPorts ports = new MasterPorts();
    private final Reports reports;
    private final Attempts surroundings = new Attempts();
    private final ConcurrentHashMap<AttemptKey, LocalAttempt> attempts = new ConcurrentHashMap<>();
    private final ExecutorService launchers = Executors.newFixedThreadPool(LAUNCHERS, daemons("sluice-launch"));
    private final ExecutorService waiters = Executors.newCachedThreadPool(daemons("sluice-task"));
    private final ScheduledExecutorService looker =
            Executors.newSingleThreadScheduledExecutor(daemons("sluice-devices"));
    private volatile Inventory inventory;

    private LocalEngine(Path state, FileChannel stateLock, DeviceSource devices, EngineListener listener)
            throws IOException {
        this.attemptsDirectory = state.resolve("attempts");
        this.stateLock = stateLock;
        this.devices = devices;
        this.reports = new Reports(listener);
        DurableFiles.createDirectories(attemptsDirectory);
        this.shim = ShimBinary.install(state.resolve("bin"));
        this.inventory = devices.look();
    }

    /**
     * Opens the engine over its state directory; call {@link #recover} next.
     *
     * @throws IOException the directory can't be used, another server uses it, or the fleet file is wrong; the message
     *     says which
     */
    public static LocalEngine open(LocalOptions options, EngineListener listener) throws IOException {
        return open(options.stateDirectory(), DeviceSource.of(options.fleetFile()), listener);
    }

    static LocalEngine open(Path state, DeviceSource devices, EngineListener listener) throws IOException {
        DurableFiles.createDirectories(state);
        FileChannel lock = lock(state.resolve("engine.lock"));
        try {
            var engine = new LocalEngine(state, lock, devices, listener);
            if (devices.changes()) {
                var _ = engine.looker.scheduleWithFixedDelay(
                        engine::lookAtDevices, LOOK_AT_DEVICES_SECONDS, LOOK_AT_DEVICES_SECONDS, TimeUnit.SECONDS);
            }
            return engine;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            LOG.log(Level.DEBUG, "An engine of this very server holds " + file);
        }
        channel.close();
        throw new IOException(
                "Another server runs tasks from " + file.getParent() + "; stop it, or use another directory");
    }

    @Override
    public Inventory inventory() {
        return inventory;
    }

    @Override
    public List<DeviceReading> readings() {
        return devices.readings();
    }

    /** Looks at the devices again and tells if something is different. */
    void lookAtDevices() {
        try {
            Inventory seen = devices.look();
            if (!seen.equals(inventory)) {
                inventory = seen;
                reports.inventoryChanged(seen);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Cannot look at the devices; what was seen before holds", e);
        }
    }

    @Override
    public void recover(List<StartOrder> live) {
        Set<AttemptKey> known = live.stream().map(StartOrder::key).collect(Collectors.toSet());
        List<AttemptFiles> found;
        try {
            found = AttemptFiles.list(attemptsDirectory); // now: what is started from here on is no stray
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + attemptsDirectory, e);
        }
        live.forEach(this::start);
        surroundings.run(() ->
                found.stream().filter(files -> !known.contains(files.key())).forEach(this::stopStray));
    }

    /** Ends an attempt that nobody wants, if anything of it may still run. */
    private void stopStray(AttemptFiles files) {
        try {
            var claim = files.readClaim();
            boolean over =
                    files.ranks().stream().allMatch(rank -> files.task(rank).hasEnded());
            if (claim.isPresent() && !over) {
                LOG.log(Level.WARNING, "Attempt {0} runs here but nobody knows it: stopping it", files.key());
                stop(files.key(), claim.get().grace());
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Cannot look at the attempt in " + files.directory(), e);
        }
    }

    @Override
    public void start(StartOrder order) {
        LocalAttempt attempt = attempt(order.key());
        attempt.inOrder(() -> attempt.start(order));
    }

    @Override
    public void stop(AttemptKey key, Duration grace) {
        LocalAttempt attempt = attempt(key);
        attempt.inOrder(() -> attempt.stop(grace));
    }

    @Override
    public void stop(AttemptKey key, List<Integer> ranks, Duration grace) {
        LocalAttempt attempt = attempt(key);
        attempt.inOrder(() -> attempt.stop(ranks, grace));
    }

    private LocalAttempt attempt(AttemptKey key) {
        return attempts.computeIfAbsent(
                key, unknown -> new LocalAttempt(AttemptFiles.of(attemptsDirectory, key), surroundings));
    }

    @Override
    public TaskLog open(AttemptKey attempt, int rank, TaskStream stream, long offset) throws IOException {
        TaskFiles files = AttemptFiles.of(attemptsDirectory, attempt).task(rank);
        if (!Files.isDirectory(files.directory())) {
            throw new NoSuchFileException("There is no output of task " + rank + " of attempt " + attempt);
        }
        return new FileTaskLog(files.output(stream), offset, () -> files.hasEnded() || hasEnded(attempt, rank));
    }

    private boolean hasEnded(AttemptKey key, int rank) {
        LocalAttempt known = attempts.get(key);
        return known != null && known.hasEnded(rank);
    }

    @Override
    public void forget(AttemptKey attempt) throws IOException {
        LocalAttempt known = attempts.get(attempt);
        if (known != null && !known.hasEnded()) {
            throw new IllegalStateException("Attempt " + attempt + " has not ended: it can't be forgotten");
        }
        AttemptFiles files = AttemptFiles.of(attemptsDirectory, attempt);
        if (files.exists()) {
            files.delete();
        }
        attempts.remove(attempt);
    }

    @Override
    public void close() {
        looker.shutdownNow();
        launchers.shutdown();
        try {
            if (!launchers.awaitTermination(CLOSE_MILLIS, TimeUnit.MILLISECONDS)) {
                launchers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        waiters.shutdownNow();
        try {
            for (LocalAttempt attempt : attempts.values()) {
                attempt.release();
            }
            reports.close();
            devices.close();
            stateLock.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Closing the local engine", e);
        }
    }

    private static ThreadFactory daemons(String name) {
        return Thread.ofPlatform().daemon().name(name + "-", 0).factory();
    }

    /** The engine as its attempts see it. */
    private final class Attempts implements LocalAttempt.Surroundings {
        @Override
        public Path shim() {
            return shim;
        }

        @Override
        public Reports reports() {
            return reports;
        }

        @Override
        public void launch(Runnable work) {
            execute(launchers, work);
        }

        @Override
        public void run(Runnable work) {
            execute(waiters, work);
        }

        @Override
        public int freePort() throws IOException {
            return ports.take();
        }

        @Override
        public void usePort(int port) {
            ports.use(port);
        }

        @Override
        public void releasePort(int port) {
            ports.release(port);
        }

        @Override
        public TaskSpec spec(StartOrder order, TaskOrder task, int masterPort, TaskFiles place) {
            String given = order.workingDirectory();
            String directory = given == null ? place.work().toString() : given;
            var vendorIndices = devices.vendorIndices(task.devices());
            var cores = devices.cores(task.devices());
            var where = new TaskEnvironment.Place(
                    chip(task), vendorIndices, cores.size(), LOOPBACK, masterPort, place.directory());
            var env = environment.of(order, task, where);
            return new TaskSpec(order.argv(), env, directory, cores);
        }

        @Override
        public void taskEnded(AttemptKey key) {
            LocalAttempt attempt = attempts.get(key);
            if (attempt != null && attempt.hasEnded()) {
                attempt.releasePort();
                if (attempt.isRecorded()) {
                    attempts.remove(key, attempt);
                }
            }
        }

        private String chip(TaskOrder task) {
            if (!task.devices().isEmpty()) {
                return task.devices().getFirst().chip();
            }
            return inventory.nodes().stream()
                    .filter(node -> node.name().equals(task.node()))
                    .map(NodeInfo::chip)
                    .findFirst()
                    .orElse("");
        }

        private static void execute(ExecutorService executor, Runnable work) {
            try {
                executor.execute(() -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        LOG.log(Level.ERROR, "Work of the local engine failed", e);
                    }
                });
            } catch (RejectedExecutionException e) {
                LOG.log(Level.DEBUG, "The engine is closed; the next one finds the task on the disk");
            }
        }
    }
}
