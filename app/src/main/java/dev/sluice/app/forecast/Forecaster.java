package dev.sluice.app.forecast;

import dev.sluice.app.loop.Writer;
import dev.sluice.app.loop.Writer.Committed;
import dev.sluice.core.Core;
import dev.sluice.core.Event;
import dev.sluice.core.forecast.Calibration;
import dev.sluice.core.forecast.Forecast;
import dev.sluice.core.forecast.Outlook;
import dev.sluice.core.forecast.TrackRecord;
import dev.sluice.core.work.Phase;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the newest outlooks of the live state. The writer's thread only copies the state, and hands on which workloads
 * started or ended; a thread of its own runs the copies ahead, one outlook at a time, so that it uses a tenth of a core
 * at most. While work waits there is a new outlook whenever something happened, and each minute otherwise.
 *
 * <p>What forecasts came to is learned while the server runs, and begins anew with it.
 */
public final class Forecaster implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Forecaster.class.getName());
    private static final long LEAST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long MOST_PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int REST = 9;

    private final Writer writer;
    private final LongSupplier clock;
    private final Thread thread = new Thread(this::run, "sluice-forecast");
    private final ConcurrentLinkedQueue<Event> happened = new ConcurrentLinkedQueue<>();
    private final ArrayDeque<Outlook> outlooks = new ArrayDeque<>();
    private final TrackRecord record = new TrackRecord();
    private volatile Forecast newest = new Forecast(List.of(), new Calibration());
    private volatile boolean changed = true;
    private volatile boolean closed;
    private Writer.Subscription subscription = () -> {};
    private long chance;

    /** @param clock the wall clock, in ms since 1970 */
    public Forecaster(Writer writer, LongSupplier clock) {
        this.writer = writer;
        this.clock = clock;
        thread.setDaemon(true);
    }

    public void start() {
        subscription = writer.subscribe(this::hear);
        thread.start();
    }

    /** When a workload is expected to start; null when it does not wait, or has not been looked at often enough. */
    public Forecast.@Nullable Interval of(long workload) {
        var interval = newest.of(workload);
        long now = clock.getAsLong();
        return interval == null
                ? null
                : new Forecast.Interval(Math.max(now, interval.fromMillis()), Math.max(now, interval.toMillis()));
    }

    private void hear(Committed committed) {
        for (var event : committed.events()) {
            if (event instanceof Event.Placed || event instanceof Event.Ended) {
                happened.add(event);
            }
        }
        if (!committed.events().isEmpty()) {
            changed = true;
        }
    }

    private void run() {
        while (!closed) {
            long began = System.nanoTime();
            boolean waits = false;
            try {
                waits = look();
            } catch (CompletionException e) {
                // The writer has stopped, and the process is about to.
                return;
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "no outlook could be made; the next one is tried in a minute", e);
            }
            rest(System.nanoTime() - began, waits);
        }
    }

    private void rest(long tookNanos, boolean waits) {
        long until = System.nanoTime() + Math.max(LEAST_PAUSE_NANOS, REST * tookNanos);
        long latest = System.nanoTime() + Math.max(MOST_PAUSE_NANOS, REST * tookNanos);
        while (!closed && (System.nanoTime() < until || !(changed || missing(waits)) && System.nanoTime() < latest)) {
            LockSupport.parkNanos(LEAST_PAUSE_NANOS);
        }
    }

    /** Whether there are not yet as many outlooks as a forecast takes. */
    private boolean missing(boolean waits) {
        return waits && outlooks.size() < Forecast.OUTLOOKS;
    }

    /** Takes one more look ahead; false when nobody waits, so that there is nothing to look for. */
    private boolean look() {
        changed = false;
        var copy = writer.read(Forecaster::copyIfAnybodyWaits).join();
        learn();
        if (copy.isEmpty()) {
            outlooks.clear();
            newest = new Forecast(List.of(), new Calibration());
            return false;
        }
        var waiting = waitingIn(copy.get());
        outlooks.add(Outlook.of(copy.get(), clock.getAsLong(), chance++));
        if (outlooks.size() > Forecast.OUTLOOKS) {
            outlooks.remove();
        }
        var forecast =
                new Forecast(new ArrayList<>(outlooks), record.calibration().copy());
        for (long workload : waiting) {
            var shown = forecast.shown(workload);
            if (shown != null) {
                record.said(workload, shown);
            }
        }
        newest = forecast;
        return true;
    }

    private static Optional<Core> copyIfAnybodyWaits(Core core) {
        boolean any = core.waiting().size() > 0 || !core.workloads().reserved().isEmpty();
        return any ? Optional.of(core.copy()) : Optional.empty();
    }

    private static List<Long> waitingIn(Core core) {
        var waiting = new ArrayList<Long>();
        core.workloads().forEach(workload -> {
            if (workload.phase() instanceof Phase.Waiting) {
                waiting.add(workload.id());
            }
        });
        return waiting;
    }

    private void learn() {
        for (var event = happened.poll(); event != null; event = happened.poll()) {
            switch (event) {
                case Event.Placed placed -> record.started(placed.workload(), placed.atMillis());
                case Event.Ended ended -> record.left(ended.workload());
                default -> {}
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            subscription.close();
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
