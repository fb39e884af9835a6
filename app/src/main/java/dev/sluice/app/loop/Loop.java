package dev.sluice.app.loop;

import dev.sluice.app.store.Journal;
import dev.sluice.app.store.JournalEntry;
import dev.sluice.core.Command;
import dev.sluice.core.Core;
import dev.sluice.core.Decided;
import dev.sluice.core.ledger.Entry;
import dev.sluice.core.ledger.Ledger;
import dev.sluice.core.ledger.Spending;
import dev.sluice.core.unit.Months;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The single writer. Requests of any thread wait in one queue; its thread takes a batch of them, stamps, decides and
 * applies each in memory, adds the cycles that are due, writes the batch to the journal in one transaction, and only
 * then lets anything out: outcomes, streams, orders to engines, reads. When the journal fails nothing more gets out and
 * {@code onFailure} has to end the process.
 */
public final class Loop implements Writer, AutoCloseable {
    /** Requests of one batch: enough to share the cost of an fsync, few enough to keep the first of them short. */
    private static final int BATCH = 2_000;

    /** Requests that may wait before further ones are refused. Reports of engines are never refused. */
    private static final int WAITING_MOST = 50_000;

    /** Cycles of one batch; a queue that wants more goes on after the commit. */
    private static final int CYCLES = 4;

    private static final long IDLE_MILLIS = 60_000;
    private static final String SELF = "sluice";

    private final Core core;
    private final Ledger ledger;
    private final Spending spending;
    private final Journal journal;
    private final LongSupplier clock;
    private final Consumer<Throwable> onFailure;
    private final Snapshots snapshots;
    private final BlockingQueue<Request> queue = new LinkedBlockingQueue<>();
    private final CopyOnWriteArrayList<Consumer<Committed>> subscribers = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "sluice-writer");
    private final List<JournalEntry> entries = new ArrayList<>();
    private final List<Entry> lines = new ArrayList<>();
    private final List<Committed> committed = new ArrayList<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final Map<String, Outcome> keyed = new LinkedHashMap<>();
    private volatile long committedSequence;
    private volatile boolean closed;
    private long sequence;

    private interface Request {
        void take();

        void fail(Throwable cause);
    }

    /** Makes an idle writer look up. */
    private static final class Wake implements Request {
        @Override
        public void take() {}

        @Override
        public void fail(Throwable cause) {}
    }

    /**
     * A writer over a recovered state; {@link #start} it next.
     *
     * @param clock the wall clock, in ms since 1970; it may jump back, stamps do not
     * @param onFailure called once, on the writer's thread, when a batch could not be committed; must end the process
     */
    public Loop(Recovery recovery, Journal journal, LongSupplier clock, Consumer<Throwable> onFailure) {
        this.core = recovery.core();
        this.ledger = recovery.ledger();
        this.spending = new Spending(ledger);
        this.journal = journal;
        this.clock = clock;
        this.onFailure = onFailure;
        this.snapshots = new Snapshots(journal, recovery.snapshotSequence());
        this.sequence = recovery.sequence();
        this.committedSequence = sequence;
    }

    public void start() {
        thread.start();
    }

    @Override
    public CompletableFuture<Outcome> submit(CommandMaker maker, @Nullable String requestKey) {
        return submitAll(List.of(maker), requestKey).thenApply(List::getFirst);
    }

    @Override
    public CompletableFuture<List<Outcome>> submitAll(List<CommandMaker> makers, @Nullable String requestKey) {
        if (queue.size() >= WAITING_MOST) {
            return CompletableFuture.failedFuture(new Overloaded(queue.size()));
        }
        return enqueue(makers, requestKey);
    }

    /** Takes what an engine reports: it is never refused for lack of room, since nobody would say it again. */
    public CompletableFuture<Outcome> report(CommandMaker maker) {
        return enqueue(List.of(maker), null).thenApply(List::getFirst);
    }

    private CompletableFuture<List<Outcome>> enqueue(List<CommandMaker> makers, @Nullable String requestKey) {
        var future = new CompletableFuture<List<Outcome>>();
        put(new Request() {
            @Override
            public void take() {
                var outcomes = decideAll(makers, requestKey);
                afterCommit.add(() -> future.complete(outcomes));
            }

            @Override
            public void fail(Throwable cause) {
                future.completeExceptionally(cause);
            }
        });
        return future;
    }

    @Override
    public <T> CompletableFuture<T> read(Function<Core, T> query) {
        var future = new CompletableFuture<T>();
        put(new Request() {
            @Override
            public void take() {
                afterCommit.add(() -> answer(future, query));
            }

            @Override
            public void fail(Throwable cause) {
                future.completeExceptionally(cause);
            }
        });
        return future;
    }

    /** A read is foreign code: a bug in it is its caller's and must not end the writer. */
    private <T> void answer(CompletableFuture<T> future, Function<Core, T> query) {
        try {
            future.complete(query.apply(core));
        } catch (RuntimeException e) {
            future.completeExceptionally(e);
        }
    }

    @Override
    public CompletableFuture<List<Entry>> openLines() {
        return read(core -> ledger.open(stamp()));
    }

    @Override
    public CompletableFuture<List<BudgetUse>> budgets() {
        return read(core -> {
            long now = stamp();
            return core.tenants().budgets().all().stream()
                    .map(each -> new BudgetUse(
                            each.budget(), each.spent(), Months.of(now), spending.owed(each.budget(), now)))
                    .toList();
        });
    }

    private void put(Request request) {
        queue.add(request);
        if (closed && queue.remove(request)) {
            request.fail(new IllegalStateException("the writer is closed"));
        }
    }

    @Override
    public Subscription subscribe(Consumer<Committed> each) {
        subscribers.add(each);
        return () -> subscribers.remove(each);
    }

    /** Hears of each command as {@link #subscribe} does, with the state after its batch. */
    public Subscription subscribe(CommitListener listener) {
        return subscribe(commit -> listener.committed(core, commit));
    }

    /** What has to see the state with the events, such as what gives orders to engines. */
    @FunctionalInterface
    public interface CommitListener {
        void committed(Core core, Committed committed);
    }

    @Override
    public long committedSequence() {
        return committedSequence;
    }

    /** Requests that wait. */
    public int waiting() {
        return queue.size();
    }

    private void run() {
        var batch = new ArrayList<Request>();
        try {
            while (!closed) {
                takeBatch(batch);
                for (var request : batch) {
                    request.take();
                }
                cycles();
                commit();
                publish();
                batch.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            closed = true;
            onFailure.accept(e);
            batch.forEach(request -> request.fail(e));
        }
        var left = new ArrayList<Request>();
        queue.drainTo(left);
        left.forEach(request -> request.fail(new IllegalStateException("the writer is closed")));
    }

    private void takeBatch(List<Request> batch) throws InterruptedException {
        long now = clock.getAsLong();
        long due = Math.min(
                core.nextDueMillis(), spending.nextMillis(core.tenants().budgets()));
        long wait = core.cycleDue(now) ? 0 : Math.clamp(due - now, 0, IDLE_MILLIS);
        var first = queue.poll(wait, TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            queue.drainTo(batch, BATCH - 1);
        }
    }

    private long stamp() {
        return Math.max(core.atMillis(), clock.getAsLong());
    }

    private List<Outcome> decideAll(List<CommandMaker> makers, @Nullable String requestKey) {
        if (requestKey != null) {
            var repeated = repeated(requestKey, makers.size());
            if (!repeated.isEmpty()) {
                return repeated;
            }
        }
        if (makers.size() > 1) {
            var refused = firstRefused(makers);
            if (!refused.isEmpty()) {
                return refused;
            }
        }
        var outcomes = new ArrayList<Outcome>(makers.size());
        for (int i = 0; i < makers.size(); i++) {
            var key = requestKey == null ? null : keyOf(requestKey, i);
            outcomes.add(decide(makers.get(i).make(stamp(), core), key));
        }
        return outcomes;
    }

    /** Submissions do not depend on each other, so each can be asked for on the state before all of them. */
    private List<Outcome> firstRefused(List<CommandMaker> makers) {
        var outcomes = new ArrayList<Outcome>();
        for (var maker : makers) {
            var command = maker.make(stamp(), core);
            var decided = core.decide(command);
            outcomes.add(new Outcome(0, command, decided, false));
            if (!decided.accepted()) {
                return outcomes;
            }
        }
        return List.of();
    }

    private static String keyOf(String requestKey, int index) {
        return index == 0 ? requestKey : requestKey + "#" + index;
    }

    private List<Outcome> repeated(String requestKey, int count) {
        var outcomes = new ArrayList<Outcome>();
        for (int i = 0; i < count; i++) {
            var outcome = byKey(keyOf(requestKey, i));
            if (outcome == null) {
                return outcomes;
            }
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private @Nullable Outcome byKey(String key) {
        var inThisBatch = keyed.get(key);
        if (inThisBatch != null) {
            return inThisBatch;
        }
        return journal.byRequestKey(key)
                .map(entry -> {
                    var found = JournalCodec.decode(entry.body());
                    return new Outcome(entry.sequence(), found.command(), new Decided(found.events(), null), true);
                })
                .orElse(null);
    }

    private Outcome decide(Command command, @Nullable String key) {
        var decided = core.decide(command);
        if (!decided.accepted()) {
            return new Outcome(0, command, decided, false);
        }
        sequence++;
        entries.add(
                new JournalEntry(sequence, command.atMillis(), key, JournalCodec.encode(command, decided.events())));
        committed.add(new Committed(sequence, command.atMillis(), command, decided.events()));
        for (var event : decided.events()) {
            core.apply(event);
            lines.addAll(ledger.see(event));
        }
        if (key != null) {
            keyed.put(key, new Outcome(sequence, command, decided, true));
        }
        return new Outcome(sequence, command, decided, false);
    }

    private void cycles() {
        for (int i = 0; i < CYCLES; i++) {
            long now = stamp();
            spending.reports(core.tenants().budgets(), now).forEach(report -> decide(report, null));
            if (!core.cycleDue(now)) {
                return;
            }
            decide(new Command.Cycle(now, SELF), null);
        }
    }

    private void commit() {
        if (!entries.isEmpty()) {
            journal.append(entries, lines);
            committedSequence = sequence;
            entries.clear();
            lines.clear();
            keyed.clear();
        }
    }

    private void publish() {
        for (var commit : committed) {
            for (var subscriber : subscribers) {
                subscriber.accept(commit);
            }
        }
        committed.clear();
        afterCommit.forEach(Runnable::run);
        afterCommit.clear();
        snapshots.considerAt(sequence, core, ledger);
    }

    /** Lets the batch that is under way finish and refuses the rest. */
    @Override
    public void close() {
        closed = true;
        queue.add(new Wake());
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        snapshots.close();
    }
}
