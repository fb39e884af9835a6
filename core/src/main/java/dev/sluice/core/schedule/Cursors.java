package dev.sluice.core.schedule;

import dev.sluice.core.schedule.queue.QueuePolicy;
import dev.sluice.core.schedule.queue.Seniority;
import dev.sluice.core.unit.LongSet;
import dev.sluice.core.work.Workloads;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The next candidates of one tenant: higher priorities first, as far as lower ones have not waited too long, then by
 * their places in the queue. A group with deadlines has two of them: one among those that can still be met, one among
 * those that can't.
 */
final class Cursors {
    /** The next workload of a group. */
    record Candidate(WaitingRoom.Group group, Place place) {
        long id() {
            return place.id();
        }
    }

    private final LongSet served = new LongSet();
    private final List<Cursor> all = new ArrayList<>();
    private final PriorityQueue<Cursor> open;
    private final Seniority seniority;
    private final Workloads workloads;
    private final long now;
    private WaitingRoom.@Nullable Group blocking;

    Cursors(List<WaitingRoom.Group> groups, QueuePolicy queue, Workloads workloads, long nowMillis) {
        this.seniority = new Seniority(queue);
        this.workloads = workloads;
        this.now = nowMillis;
        open = new PriorityQueue<>(this::compare);
        groups.forEach(this::add);
        open.addAll(all);
    }

    private void add(WaitingRoom.Group group) {
        var first = group.line.first();
        if (!isDated(group) || first.rank() >= now) {
            all.add(new Cursor(group, first, Long.MAX_VALUE));
            return;
        }
        all.add(new Cursor(group, first, now - 1));
        var timely = group.line.after(new Place(now - 1, Long.MAX_VALUE));
        if (timely != null) {
            all.add(new Cursor(group, timely, Long.MAX_VALUE));
        }
    }

    private boolean isDated(WaitingRoom.Group group) {
        return group.dated && seniority.counts();
    }

    private int compare(Cursor one, Cursor other) {
        boolean byPlace = one.group.priority == other.group.priority && !isDated(one.group) && !isDated(other.group);
        if (byPlace) {
            return one.placeOfHead().compareTo(other.placeOfHead());
        }
        int order = seniority.counts() ? Long.compare(seniority(one), seniority(other)) : 0;
        if (order == 0) {
            order = other.group.priority.compareTo(one.group.priority);
        }
        return order != 0
                ? order
                : Long.compare(one.placeOfHead().id(), other.placeOfHead().id());
    }

    private long seniority(Cursor cursor) {
        return seniority.at(workloads.get(cursor.placeOfHead().id()), now);
    }

    int size() {
        return open.size();
    }

    Candidate next() {
        var first = open.element();
        return new Candidate(first.group, first.placeOfHead());
    }

    /** A workload of the next one's group has been placed, mostly the next one itself. */
    void served(long id) {
        served.add(id);
        var first = open.remove();
        if (first.advance()) {
            open.add(first);
        }
    }

    boolean isServed(long id) {
        return served.contains(id);
    }

    /** A workload has been placed out of its turn; the next ones are as of now only after a {@link #rewind}. */
    void take(long id) {
        served.add(id);
        all.forEach(Cursor::advance);
    }

    /**
     * The next one can't be placed in this pass, and so can't the rest of its group.
     *
     * @param all whether all that come after it have to wait for it, too
     */
    void blocked(boolean all) {
        var first = open.remove();
        if (all) {
            blocking = first.group;
            open.clear();
        }
    }

    /** Starts over with all groups that have somebody left. */
    void rewind() {
        open.clear();
        blocking = null;
        for (var cursor : all) {
            if (cursor.head != null) {
                open.add(cursor);
            }
        }
    }

    /** Whether a group waits only because another one, which can't be placed, comes before it. */
    boolean isBehind(WaitingRoom.Group group) {
        return blocking != null && blocking != group;
    }

    /** Calls back with each group that has somebody left, once. */
    void eachLeft(Consumer<WaitingRoom.Group> each) {
        WaitingRoom.Group last = null;
        for (var cursor : all) {
            if (cursor.head != null && cursor.group != last) {
                each.accept(cursor.group);
                last = cursor.group;
            }
        }
    }

    private final class Cursor {
        private final WaitingRoom.Group group;
        private final long lastRank;
        private @Nullable Place head;

        Cursor(WaitingRoom.Group group, Place head, long lastRank) {
            this.group = group;
            this.head = head;
            this.lastRank = lastRank;
        }

        Place placeOfHead() {
            if (head == null) {
                throw new IllegalStateException("nobody of group " + group.number + " is left");
            }
            return head;
        }

        /** Goes on to the first that has not been placed, if need be; false when there is none. */
        boolean advance() {
            while (head != null && served.contains(head.id())) {
                head = group.line.after(head);
            }
            if (head != null && head.rank() > lastRank) {
                head = null;
            }
            return head != null;
        }
    }
}
