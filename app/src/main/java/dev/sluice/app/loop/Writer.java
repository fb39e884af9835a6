package dev.sluice.app.loop;

import dev.sluice.core.Command;
import dev.sluice.core.Core;
import dev.sluice.core.Decided;
import dev.sluice.core.Event;
import dev.sluice.core.ledger.Entry;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The one way to change and to read the state, for any thread. */
public interface Writer {
    /** Makes a command when its turn comes: the writer gives the time, the core the next id. Must be pure. */
    @FunctionalInterface
    interface CommandMaker {
        Command make(long atMillis, Core core);
    }

    /**
     * What became of a command.
     *
     * @param sequence its place in the journal; 0 = it was refused and left no trace
     * @param repeated whether it is the outcome of an earlier request with the same key
     */
    record Outcome(long sequence, Command command, Decided decided, boolean repeated) {}

    /** A command with its events, after they are on disk. */
    record Committed(long sequence, long atMillis, Command command, List<Event> events) {}

    /**
     * Decides a command and completes when what it led to is on disk.
     *
     * @param requestKey idempotency key, scoped by the caller: a repeat answers the first outcome; null = none
     */
    CompletableFuture<Outcome> submit(CommandMaker maker, @Nullable String requestKey);

    /**
     * The same for several commands, of which all are accepted or none. When one is refused the list holds the outcomes
     * up to that one, all without a sequence.
     */
    CompletableFuture<List<Outcome>> submitAll(List<CommandMaker> makers, @Nullable String requestKey);

    /** Runs a read on the writer's thread, on committed state only. It must be short and change nothing. */
    <T> CompletableFuture<T> read(Function<Core, T> query);

    /** The lines of the ledger that would be booked if all that holds devices ended well now; they are in no store. */
    CompletableFuture<List<Entry>> openLines();

    /** What tenants may owe in the month, and how much of it they do now, by tenant and currency. */
    CompletableFuture<List<BudgetUse>> budgets();

    /** Hears of each command from now on, on the writer's thread, after the commit. It must not block. */
    Subscription subscribe(Consumer<Committed> each);

    /** Ends when it is closed. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /** The sequence of the newest command on disk. */
    long committedSequence();
}
