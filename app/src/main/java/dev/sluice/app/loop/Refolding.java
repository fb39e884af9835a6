package dev.sluice.app.loop;

import dev.sluice.app.store.Journal;
import dev.sluice.app.store.JournalEntry;
import dev.sluice.core.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Folds the events of a journal into a state. Reading JSON is most of the work, so pieces of the journal are decoded by
 * several threads, while the events are applied by one, in order. A few pieces are in memory at a time.
 */
final class Refolding implements AutoCloseable {
    private static final int PIECE_ENTRIES = 1_000;

    /** More threads than this would wait for the one that applies. */
    private static final int THREADS_MOST = 8;

    private final Consumer<Event> into;
    private final int threads = Math.min(THREADS_MOST, Runtime.getRuntime().availableProcessors());
    private final ExecutorService decoders = Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("sluice-decoder-", 0).factory());
    private final Deque<Future<List<Event>>> pieces = new ArrayDeque<>();
    private List<JournalEntry> piece = new ArrayList<>();

    private Refolding(Consumer<Event> into) {
        this.into = into;
    }

    /** Gives all events that came after an entry, in order. */
    static void fold(Journal journal, long afterSequence, Consumer<Event> into) {
        try (var folding = new Refolding(into)) {
            journal.read(afterSequence, folding::take);
            folding.handOver();
            while (!folding.pieces.isEmpty()) {
                folding.applyFirst();
            }
        }
    }

    private void take(JournalEntry entry) {
        piece.add(entry);
        if (piece.size() == PIECE_ENTRIES) {
            handOver();
        }
    }

    private void handOver() {
        var whole = piece;
        piece = new ArrayList<>();
        pieces.add(decoders.submit(() -> decode(whole)));
        if (pieces.size() > 2 * threads) {
            applyFirst();
        }
    }

    private static List<Event> decode(List<JournalEntry> entries) {
        var events = new ArrayList<Event>();
        entries.forEach(entry -> events.addAll(JournalCodec.events(entry.body())));
        return events;
    }

    private void applyFirst() {
        try {
            pieces.remove().get().forEach(into);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException("the journal could not be decoded", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in the middle of a recovery", e);
        }
    }

    @Override
    public void close() {
        decoders.shutdownNow();
    }
}
