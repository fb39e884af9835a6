package dev.sluice.app.engine.emulated;

import dev.sluice.app.engine.AttemptKey;
import dev.sluice.app.engine.DeviceReading;
import dev.sluice.app.engine.Engine;
import dev.sluice.app.engine.EngineListener;
import dev.sluice.app.engine.Inventory;
import dev.sluice.app.engine.StartOrder;
import dev.sluice.app.engine.TaskExit;
import dev.sluice.app.engine.TaskLog;
import dev.sluice.app.engine.TaskStream;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Pretends to run tasks, so that there is something to look at without devices. Each task starts after a short delay
 * and ends after {@value #RUNTIME} milliseconds with the code {@value #EXIT}, both taken from the environment of its
 * order. It keeps nothing on disk: after a restart of the server its attempts run from the start again.
 */
public final class EmulatedEngine implements Engine {
    /** Variable with the run time in ms; without it a task runs for a minute. */
    public static final String RUNTIME = "EMULATED_MILLIS";

    /** Variable with the exit code; without it 0. */
    public static final String EXIT = "EMULATED_EXIT";

    private static final long MINUTE = 60_000;
    private static final long START_MILLIS = 400;
    private static final long STOP_MILLIS = 700;
    private static final int TERM = 15;

    private final Inventory inventory;
    private final EngineListener listener;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sluice-emulated").factory());
    private final Map<AttemptKey, StartOrder> running = new TreeMap<>();
    private final Set<AttemptKey> over = new TreeSet<>();

    public EmulatedEngine(Inventory inventory, EngineListener listener) {
        this.inventory = inventory;
        this.listener = listener;
    }

    @Override
    public Inventory inventory() {
        return inventory;
    }

    @Override
    public List<DeviceReading> readings() {
        return List.of();
    }

    @Override
    public void recover(List<StartOrder> live) {
        live.forEach(this::start);
    }

    @Override
    public void start(StartOrder order) {
        clock.execute(() -> {
            if (over.contains(order.key())) {
                tell(order, new TaskExit.NeverStarted("it was stopped before, or has ended"));
            } else {
                var before = running.put(order.key(), order);
                if (before == null) {
                    var _ = clock.schedule(() -> started(order), START_MILLIS, TimeUnit.MILLISECONDS);
                } else {
                    int known = before.tasks().getLast().rank();
                    var _ = clock.schedule(() -> startedMore(order, known), START_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
        });
    }

    private void startedMore(StartOrder order, int afterRank) {
        var now = running.get(order.key());
        if (now != null) {
            now.tasks().stream()
                    .filter(task -> task.rank() > afterRank)
                    .forEach(task -> listener.taskStarted(order.key(), task.rank(), System.currentTimeMillis()));
        }
    }

    private void started(StartOrder order) {
        if (!running.containsKey(order.key())) {
            return;
        }
        long now = System.currentTimeMillis();
        order.tasks().forEach(task -> listener.taskStarted(order.key(), task.rank(), now));
        var exit = new TaskExit.Exited((int) number(order, EXIT, 0) & 0xff);
        long runtime = Math.max(0, number(order, RUNTIME, MINUTE));
        var _ = clock.schedule(() -> end(order, exit), runtime, TimeUnit.MILLISECONDS);
    }

    private void end(StartOrder order, TaskExit exit) {
        var now = running.remove(order.key());
        if (now != null) {
            over.add(order.key());
            tell(now, exit);
        }
    }

    private void tell(StartOrder order, TaskExit exit) {
        long now = System.currentTimeMillis();
        order.tasks().forEach(task -> listener.taskEnded(order.key(), task.rank(), exit, now));
    }

    /** Anybody may set the variable to anything: what is no number counts as not set. */
    private static long number(StartOrder order, String variable, long otherwise) {
        var text = order.env().getOrDefault(variable, "");
        return text.matches("[0-9]{1,12}") ? Long.parseLong(text) : otherwise;
    }

    @Override
    public void stop(AttemptKey attempt, Duration grace) {
        clock.execute(() -> {
            var order = running.get(attempt);
            if (order == null) {
                over.add(attempt);
            } else {
                long wait = Math.min(STOP_MILLIS, grace.toMillis());
                var _ = clock.schedule(
                        () -> end(order, new TaskExit.Signalled(TERM, false)), wait, TimeUnit.MILLISECONDS);
            }
        });
    }

    @Override
    public void stop(AttemptKey attempt, List<Integer> ranks, Duration grace) {
        long wait = Math.min(STOP_MILLIS, grace.toMillis());
        var _ = clock.schedule(() -> endSome(attempt, ranks), wait, TimeUnit.MILLISECONDS);
    }

    private void endSome(AttemptKey attempt, List<Integer> ranks) {
        var order = running.get(attempt);
        if (order == null) {
            return;
        }
        var staying = order.tasks().stream()
                .filter(task -> !ranks.contains(task.rank()))
                .toList();
        running.put(attempt, order.withTasks(staying));
        long now = System.currentTimeMillis();
        ranks.forEach(rank -> listener.taskEnded(attempt, rank, new TaskExit.Signalled(TERM, false), now));
    }

    @Override
    public TaskLog open(AttemptKey attempt, int rank, TaskStream stream, long offset) throws NoSuchFileException {
        throw new NoSuchFileException(attempt + ": emulated tasks write nothing");
    }

    @Override
    public void forget(AttemptKey attempt) {
        clock.execute(() -> over.remove(attempt));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
