package dev.sluice.app.engine.shim;

import dev.sluice.app.engine.AttemptKey;
import dev.sluice.app.engine.EngineListener;
import dev.sluice.app.engine.Inventory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** Tells the listener, one thing at a time and in the order in which it was learned. */
public final class Reports implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Reports.class.getName());

    private final EngineListener listener;
    private final ExecutorService teller = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("sluice-engine-reports").factory());

    public Reports(EngineListener listener) {
        this.listener = listener;
    }

    public void started(AttemptKey attempt, int rank, long epochMillis) {
        tell(() -> listener.taskStarted(attempt, rank, epochMillis));
    }

    public void ended(AttemptKey attempt, int rank, TaskEnd end) {
        tell(() -> listener.taskEnded(attempt, rank, end.exit(), end.endedMillis()));
    }

    public void inventoryChanged(Inventory inventory) {
        tell(() -> listener.inventoryChanged(inventory));
    }

    private void tell(Runnable call) {
        try {
            teller.execute(() -> {
                try {
                    call.run();
                } catch (RuntimeException e) {
                    LOG.log(System.Logger.Level.ERROR, "The listener of the local engine failed", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "The engine is closed: what it learns now is learned again by the next one");
        }
    }

    @Override
    public void close() {
        teller.shutdownNow();
    }
}
