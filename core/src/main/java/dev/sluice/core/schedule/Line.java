package dev.sluice.core.schedule;

import dev.sluice.core.unit.LongSet;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Waiting workloads in their order. Where all have the same rank it costs what a set of their ids does. */
final class Line {
    private final TreeMap<Long, LongSet> byRank = new TreeMap<>();
    private long bestRank = Long.MAX_VALUE;
    private LongSet best = new LongSet();
    private int size;

    Line copy() {
        var copy = new Line();
        byRank.forEach((rank, ids) -> copy.byRank.put(rank, ids.copy()));
        copy.size = size;
        copy.findBest();
        return copy;
    }

    /** Each cycle asks each line for its first, so the best rank is at hand. */
    private void findBest() {
        var entry = byRank.firstEntry();
        if (entry != null) {
            bestRank = entry.getKey();
            best = entry.getValue();
        }
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Puts a workload in its place; false when it was there. */
    boolean add(Place place) {
        if (place.rank() == bestRank && size > 0) {
            boolean added = best.add(place.id());
            size += added ? 1 : 0;
            return added;
        }
        boolean added =
                byRank.computeIfAbsent(place.rank(), rank -> new LongSet()).add(place.id());
        size += added ? 1 : 0;
        findBest();
        return added;
    }

    /** Takes a workload out; false when it was not there. */
    boolean remove(Place place) {
        var ids = byRank.get(place.rank());
        if (ids == null || !ids.remove(place.id())) {
            return false;
        }
        if (ids.isEmpty()) {
            byRank.remove(place.rank());
            findBest();
        }
        size--;
        return true;
    }

    /** Puts everybody in a new place. */
    void rank(LongUnaryOperator rankOf) {
        var before = List.copyOf(byRank.values());
        byRank.clear();
        size = 0;
        before.forEach(ids -> ids.each(id -> add(new Place(rankOf.applyAsLong(id), id))));
    }

    /** The first place; somebody must be there. */
    Place first() {
        return new Place(bestRank, best.first());
    }

    /** The next place after one, or null. */
    @Nullable Place after(Place place) {
        var ids = place.rank() == bestRank ? best : byRank.get(place.rank());
        long id = ids == null ? LongSet.NONE : ids.higher(place.id());
        if (id != LongSet.NONE) {
            return new Place(place.rank(), id);
        }
        var next = byRank.higherEntry(place.rank());
        return next == null ? null : new Place(next.getKey(), next.getValue().first());
    }

    /** How many are before a place. */
    int ahead(Place place) {
        int count = 0;
        for (var ids : byRank.headMap(place.rank()).values()) {
            count += ids.size();
        }
        var equals = byRank.get(place.rank());
        return equals == null ? count : count + equals.countBelow(place.id());
    }

    /** Calls back with each id, the next one first. The line must not change meanwhile. */
    void each(LongConsumer consumer) {
        byRank.values().forEach(ids -> ids.each(consumer));
    }
}
