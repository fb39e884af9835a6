package dev.sluice.core.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The next candidates of one tenant: higher priorities first, then by their places in the queue. */
final class Cursors {
    /** The next workload of a group. */
    record Candidate(WaitingRoom.Group group, Place place) {
        long id() {
            return place.id();
        }
    }

    private final List<Cursor> all = new ArrayList<>();
    private final PriorityQueue<Cursor> open;
    private WaitingRoom.@Nullable Group blocking;

    Cursors(List<WaitingRoom.Group> groups) {
        open = new PriorityQueue<>((a, b) -> a.group.priority != b.group.priority
                ? b.group.priority.compareTo(a.group.priority)
                : a.placeOfHead().compareTo(b.placeOfHead()));
        groups.forEach(group -> all.add(new Cursor(group)));
        open.addAll(all);
    }

    int size() {
        return open.size();
    }

    Candidate next() {
        var first = open.element();
        return new Candidate(first.group, first.placeOfHead());
    }

    /** The next one has been placed: the one after it is next. */
    void served() {
        var first = open.remove();
        if (first.advance()) {
            open.add(first);
        }
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

    /** Calls back with each group that has somebody left. */
    void eachLeft(Consumer<WaitingRoom.Group> each) {
        for (var cursor : all) {
            if (cursor.head != null) {
                each.accept(cursor.group);
            }
        }
    }

    private static final class Cursor {
        private final WaitingRoom.Group group;
        private @Nullable Place head;

        Cursor(WaitingRoom.Group group) {
            this.group = group;
            this.head = group.line.first();
        }

        Place placeOfHead() {
            if (head == null) {
                throw new IllegalStateException("nobody of group " + group.number + " is left");
            }
            return head;
        }

        boolean advance() {
            head = group.line.after(placeOfHead());
            return head != null;
        }
    }
}
