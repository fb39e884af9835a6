package dev.sluice.app.engine.slurm;

import dev.sluice.app.engine.AttemptKey;
import dev.sluice.app.engine.DeviceReading;
import dev.sluice.app.engine.Engine;
import dev.sluice.app.engine.EngineListener;
import dev.sluice.app.engine.Inventory;
import dev.sluice.app.engine.StartOrder;
import dev.sluice.app.engine.TaskLog;
import dev.sluice.app.engine.TaskStream;
import dev.sluice.app.engine.shim.AttemptFiles;
import dev.sluice.app.engine.shim.FileTaskLog;
import dev.sluice.app.engine.shim.Reports;
import dev.sluice.app.engine.shim.TaskFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks as jobs of a Slurm cluster. The package's description says how.
 *
 * <p>One thread does all that is done with Slurm, so orders take effect as they came and nothing of it needs a lock.
 */
public final class SlurmEngine implements Engine {
    private static final System.Logger LOG = System.getLogger(SlurmEngine.class.getName());

    /** How often the bell is looked at: a directory that is mostly empty. */
    private static final long BELL_MILLIS = 50;

    private static final long CLOSE_SECONDS = 40;

    private final SharedDirectory shared;
    private final Slurm slurm;
    private final SiteInventory stock;
    private final @Nullable String reservation;
    private final Reports reports;
    private final SlurmJobs site;
    private final Polling polling = new Polling();
    private final Map<AttemptKey, SlurmAttempt> attempts = new ConcurrentSkipListMap<>();
    private final Map<AttemptKey, StartOrder> orders = new TreeMap<>();
    private final ScheduledExecutorService thread;
    private List<SlurmNode> nodes;
    private List<SlurmJob> foreign = List.of();
    private volatile Inventory inventory;

    private SlurmEngine(
            SlurmSite site,
            SharedDirectory shared,
            Slurm slurm,
            EngineListener listener,
            ToLongFunction<String> memory,
            JobWatch.Waits waits)
            throws SlurmFailure {
        this.shared = shared;
        this.slurm = slurm;
        this.stock = new SiteInventory(site, memory);
        this.reports = new Reports(listener);
        this.reservation = site.reservation();
        this.nodes = slurm.nodes(reservation);
        this.site = new SlurmJobs(site, shared, slurm, () -> nodes, waits);
        look(JobList.of(slurm.jobs(), shared.instance(), System.nanoTime()));
        this.inventory = seen(true);
        this.thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
                .daemon()
                .name("sluice-slurm-" + site.center())
                .factory());
        var _ = thread.scheduleWithFixedDelay(this::tick, BELL_MILLIS, BELL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Opens the engine; call {@link #recover} next.
     *
     * @param chipMemoryMib memory of a chip of the catalogue
     * @throws IOException Slurm does not answer, or the shared directory can't be used: the message says which. Nothing
     *     follows from it for what runs there
     */
    public static SlurmEngine open(SlurmSite site, EngineListener listener, ToLongFunction<String> chipMemoryMib)
            throws IOException {
        return open(site, clientOf(site), listener, chipMemoryMib, JobWatch.Waits.STANDARD);
    }

    static SlurmEngine open(
            SlurmSite site,
            Slurm slurm,
            EngineListener listener,
            ToLongFunction<String> chipMemoryMib,
            JobWatch.Waits waits)
            throws IOException {
        return new SlurmEngine(site, SharedDirectory.open(site.shared()), slurm, listener, chipMemoryMib, waits);
    }

    static Slurm clientOf(SlurmSite site) {
        return site.url() == null
                ? new CommandSlurm(Map.of())
                : new RestSlurm(site.url(), new SlurmToken(site.user(), site.tokenFile()));
    }

    private void look(JobList list) {
        foreign = list.foreign();
    }

    @Override
    public Inventory inventory() {
        return inventory;
    }

    /** Slurm tells nothing of what devices do. */
    @Override
    public List<DeviceReading> readings() {
        return List.of();
    }

    @Override
    public void recover(List<StartOrder> live) {
        Set<AttemptKey> known = live.stream().map(StartOrder::key).collect(Collectors.toSet());
        List<AttemptFiles> found;
        try {
            found = AttemptFiles.list(shared.attempts());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + shared.attempts(), e);
        }
        live.forEach(this::start);
        execute(() ->
                found.stream().filter(files -> !known.contains(files.key())).forEach(this::stopStray));
    }

    /** Ends an attempt that nobody wants, if anything of it may still run. */
    private void stopStray(AttemptFiles files) {
        try {
            var claim = files.readClaim();
            boolean over =
                    files.ranks().stream().allMatch(rank -> files.task(rank).hasEnded());
            if (claim.isPresent() && claim.get().tasks() > 0 && !over) {
                LOG.log(Level.WARNING, "Attempt {0} runs here but nobody knows it: stopping it", files.key());
                attempt(files.key()).stop(claim.get().grace());
                polling.soon();
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Cannot look at the attempt in " + files.directory(), e);
        }
    }

    @Override
    public void start(StartOrder order) {
        execute(() -> {
            orders.put(order.key(), order);
            attempt(order.key()).start(order);
            settled(order.key());
        });
    }

    @Override
    public void stop(AttemptKey key, Duration grace) {
        execute(() -> {
            attempt(key).stop(grace);
            polling.soon();
            settled(key);
        });
    }

    private SlurmAttempt attempt(AttemptKey key) {
        return attempts.computeIfAbsent(
                key, unknown -> new SlurmAttempt(AttemptFiles.of(shared.attempts(), key), reports, site));
    }

    /** Lets go of what has ended: its files tell all about it. */
    private void settled(AttemptKey key) {
        var attempt = attempts.get(key);
        if (attempt != null && attempt.hasEnded()) {
            attempts.remove(key);
            orders.remove(key);
        }
    }

    private void tick() {
        try {
            for (var key : shared.rung()) {
                var attempt = attempts.get(key);
                if (attempt != null) {
                    attempt.look();
                    settled(key);
                }
            }
            boolean stopping = attempts.values().stream().anyMatch(a -> a.isStopping() || a.isUnsure());
            if (polling.isDue(!attempts.isEmpty(), stopping)) {
                poll();
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "A look at the cluster failed; the next one follows", e);
        }
    }

    private void poll() {
        long asked = System.nanoTime();
        try {
            var list = JobList.of(slurm.jobs(), shared.instance(), asked);
            nodes = slurm.nodes(reservation);
            polling.answered(System.nanoTime() - asked);
            look(list);
            for (var attempt : List.copyOf(attempts.values())) {
                attempt.observe(list);
                settled(attempt.key());
            }
        } catch (SlurmFailure e) {
            polling.failed(System.nanoTime() - asked, slurm.toString(), e);
        }
        var now = seen(polling.isReachable());
        if (!now.equals(inventory)) {
            inventory = now;
            reports.inventoryChanged(now);
        }
    }

    private Inventory seen(boolean reachable) {
        var ours = new TreeMap<String, BitSet>();
        for (var order : orders.values()) {
            for (var task : order.tasks()) {
                var bits = ours.computeIfAbsent(task.node(), node -> new BitSet());
                task.devices().forEach(device -> bits.set(device.index()));
            }
        }
        return stock.of(nodes, foreign, ours, reachable);
    }

    @Override
    public TaskLog open(AttemptKey attempt, int rank, TaskStream stream, long offset) throws IOException {
        TaskFiles files = AttemptFiles.of(shared.attempts(), attempt).task(rank);
        if (!Files.isDirectory(files.directory())) {
            throw new NoSuchFileException("There is no output of task " + rank + " of attempt " + attempt);
        }
        return new FileTaskLog(files.output(stream), offset, files::hasEnded);
    }

    @Override
    public void forget(AttemptKey attempt) throws IOException {
        var known = attempts.get(attempt);
        if (known != null && !known.hasEnded()) {
            throw new IllegalStateException("Attempt " + attempt + " has not ended: it can't be forgotten");
        }
        AttemptFiles files = AttemptFiles.of(shared.attempts(), attempt);
        if (files.exists()) {
            files.delete();
        }
    }

    private void execute(Runnable work) {
        try {
            thread.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    LOG.log(Level.ERROR, "Work of the Slurm engine failed", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "The engine is closed; the next one finds the job by its name");
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
        reports.close();
    }
}
