package dev.sluice.app.loop;

import dev.sluice.app.store.Journal;
import dev.sluice.app.store.StoreFailure;
import dev.sluice.core.Core;
import dev.sluice.core.ledger.Ledger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps a snapshot every so many entries. The image is taken on the writer's thread, which costs a walk over
 * references; encoding and writing happen beside it. A snapshot that fails makes the next recovery longer and nothing
 * else.
 */
final class Snapshots implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Snapshots.class.getName());

    /** Entries between snapshots: some seconds of recovery at most. */
    private static final long EVERY = 50_000;

    private static final long CLOSE_SECONDS = 30;

    private final Journal journal;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("sluice-snapshot").factory());
    private final AtomicBoolean busy = new AtomicBoolean();
    private long last;

    Snapshots(Journal journal, long lastSequence) {
        this.journal = journal;
        this.last = lastSequence;
    }

    void considerAt(long sequence, Core core, Ledger ledger) {
        if (sequence - last < EVERY || !busy.compareAndSet(false, true)) {
            return;
        }
        last = sequence;
        var image = core.image();
        var books = ledger.image();
        writer.execute(() -> {
            try {
                journal.saveSnapshot(sequence, JournalCodec.encode(image, books));
            } catch (StoreFailure e) {
                LOG.log(Level.WARNING, "the snapshot after entry " + sequence + " could not be kept", e);
            } finally {
                busy.set(false);
            }
        });
    }

    @Override
    public void close() {
        writer.shutdown();
        try {
            writer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
