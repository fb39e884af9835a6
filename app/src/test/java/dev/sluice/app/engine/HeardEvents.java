package dev.sluice.app.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;

/** A listener that keeps what it hears, and waits for what a test expects to hear. */
public final class HeardEvents implements EngineListener {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition heard = lock.newCondition();
    private final List<Event> events = new ArrayList<>();
    private final Set<Task> ran = new LinkedHashSet<>();

    /** A task of an attempt. */
    public record Task(AttemptKey attempt, int rank) {}

    /** What an engine tells. */
    public sealed interface Event {}

    public record Started(AttemptKey attempt, int rank, long epochMillis) implements Event {}

    public record Ended(AttemptKey attempt, int rank, TaskExit exit, long epochMillis) implements Event {}

    public record Changed(Inventory inventory) implements Event {}

    @Override
    public void taskStarted(AttemptKey attempt, int rank, long epochMillis) {
        keep(new Started(attempt, rank, epochMillis));
    }

    @Override
    public void taskEnded(AttemptKey attempt, int rank, TaskExit exit, long epochMillis) {
        keep(new Ended(attempt, rank, exit, epochMillis));
    }

    @Override
    public void inventoryChanged(Inventory inventory) {
        keep(new Changed(inventory));
    }

    /** An empty ear that still remembers which tasks run. */
    public HeardEvents next() {
        var next = new HeardEvents();
        next.ran.addAll(unended());
        return next;
    }

    /** The tasks that have started, as this ear or an earlier one heard, and not ended. */
    public Set<Task> unended() {
        var tasks = new LinkedHashSet<>(ran);
        for (Event event : events()) {
            switch (event) {
                case Started started -> tasks.add(new Task(started.attempt(), started.rank()));
                case Ended ended -> tasks.remove(new Task(ended.attempt(), ended.rank()));
                case Changed changed -> {}
            }
        }
        return tasks;
    }

    private void keep(Event event) {
        lock.lock();
        try {
            events.add(event);
            heard.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public List<Event> events() {
        lock.lock();
        try {
            return List.copyOf(events);
        } finally {
            lock.unlock();
        }
    }

    public Started awaitStart(AttemptKey attempt, int rank) {
        return (Started)
                await(event -> event instanceof Started s && s.attempt().equals(attempt) && s.rank() == rank);
    }

    public TaskExit awaitEnd(AttemptKey attempt, int rank) {
        return ((Ended) await(e -> e instanceof Ended s && s.attempt().equals(attempt) && s.rank() == rank)).exit();
    }

    public Event await(Predicate<Event> wanted) {
        return awaitAll(all -> all.stream().filter(wanted).findFirst().orElse(null));
    }

    /** Waits until something can be made of what was heard. */
    public <T> T awaitAll(Function<List<Event>, T> found) {
        long left = PATIENCE.toNanos();
        lock.lock();
        try {
            while (true) {
                T result = found.apply(events);
                if (result != null) {
                    return result;
                }
                if (left <= 0) {
                    throw new AssertionError("Not heard within " + PATIENCE + "; heard: " + events);
                }
                left = heard.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            throw new AssertionError("Interrupted", e);
        } finally {
            lock.unlock();
        }
    }

    public long count(Predicate<Event> wanted) {
        return events().stream().filter(wanted).count();
    }
}
