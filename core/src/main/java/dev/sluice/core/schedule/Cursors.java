package dev.sluice.core.schedule;

import dev.sluice.core.unit.LongSet;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** The next candidates of one tenant, higher priorities first, then older ones. */
final class Cursors {
    /** The next workload of a group. */
    record Candidate(WaitingRoom.Group group, long id) {}

    private final List<Cursor> all = new ArrayList<>();
    private final PriorityQueue<Cursor> open;

    Cursors(List<WaitingRoom.Group> groups) {
        open = new PriorityQueue<>((a, b) -> a.group.priority != b.group.priority
                ? b.group.priority.compareTo(a.group.priority)
                : Long.compare(a.head, b.head));
        groups.forEach(group -> all.add(new Cursor(group)));
        open.addAll(all);
    }

    int size() {
        return open.size();
    }

    Candidate next() {
        var first = open.element();
        return new Candidate(first.group, first.head);
    }

    /** The next one has been placed: the one after it is next. */
    void served() {
        var first = open.remove();
        if (first.advance()) {
            open.add(first);
        }
    }

    /** The next one can't be placed in this pass, and so can't the rest of its group. */
    void blocked() {
        open.remove();
    }

    /** Starts over with all groups that have somebody left. */
    void rewind() {
        open.clear();
        all.stream().filter(cursor -> cursor.head != LongSet.NONE).forEach(open::add);
    }

    /** The groups that have somebody left. */
    List<WaitingRoom.Group> left() {
        return all.stream()
                .filter(cursor -> cursor.head != LongSet.NONE)
                .map(cursor -> cursor.group)
                .toList();
    }

    private static final class Cursor {
        private final WaitingRoom.Group group;
        private long head;

        Cursor(WaitingRoom.Group group) {
            this.group = group;
            this.head = group.ids.first();
        }

        boolean advance() {
            head = group.ids.higher(head);
            return head != LongSet.NONE;
        }
    }
}
