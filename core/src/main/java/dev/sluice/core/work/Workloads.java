package dev.sluice.core.work;

import dev.sluice.core.tenant.Tier;
import dev.sluice.core.unit.Limits;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All live workloads and the newest ended ones, by id. */
public final class Workloads {
    private @Nullable Workload[] slots;
    private long base;
    private long nextId;
    private int live;
    private final TreeSet<Long> placed;
    private final TreeSet<Long> reserved;
    private final TreeSet<Long> stopping;
    private final SortedMap<String, SortedSet<Long>> owned;
    private final SortedMap<String, SortedSet<Long>> borrowed;
    private final ArrayDeque<Long> ended;

    public Workloads() {
        slots = new Workload[64];
        base = 1;
        nextId = 1;
        placed = new TreeSet<>();
        reserved = new TreeSet<>();
        stopping = new TreeSet<>();
        owned = new TreeMap<>();
        borrowed = new TreeMap<>();
        ended = new ArrayDeque<>();
    }

    private Workloads(Workloads other) {
        slots = other.slots.clone();
        base = other.base;
        nextId = other.nextId;
        live = other.live;
        placed = new TreeSet<>(other.placed);
        reserved = new TreeSet<>(other.reserved);
        stopping = new TreeSet<>(other.stopping);
        owned = deep(other.owned);
        borrowed = deep(other.borrowed);
        ended = new ArrayDeque<>(other.ended);
    }

    public Workloads copy() {
        return new Workloads(this);
    }

    /** The id that the next workload gets. */
    public long nextId() {
        return nextId;
    }

    /** Goes on counting from here: the ids before it were used by workloads that are kept no more. */
    public void nextId(long id) {
        nextId = Math.max(nextId, id);
    }

    /** Workloads that have not ended. */
    public int live() {
        return live;
    }

    public @Nullable Workload find(long id) {
        long slot = id - base;
        return slot < 0 || slot >= slots.length ? null : slots[(int) slot];
    }

    public Workload get(long id) {
        var workload = find(id);
        if (workload == null) {
            throw new NoSuchElementException("workload " + id);
        }
        return workload;
    }

    /** Ids of the workloads that hold devices or a promise of devices, rising. */
    public Iterable<Long> placed() {
        return placed;
    }

    /** Workloads among {@link #placed} that wait for promised devices. */
    public Iterable<Long> reserved() {
        return reserved;
    }

    /** Workloads among {@link #placed} that were told to stop. */
    public Iterable<Long> stopping() {
        return stopping;
    }

    /** Workloads among {@link #placed} that hold devices beyond a guarantee, by tenant. */
    public SortedMap<String, SortedSet<Long>> borrowed() {
        return borrowed;
    }

    /** Workloads among {@link #placed} that hold devices inside a guarantee, by tenant. */
    public SortedMap<String, SortedSet<Long>> owned() {
        return owned;
    }

    public int placedCount() {
        return placed.size();
    }

    /** Adds a workload, or takes it on to its next state. */
    public void put(Workload workload) {
        long id = workload.id();
        nextId = Math.max(nextId, id + 1);
        var before = find(id);
        reserveSlot(id);
        slots[(int) (id - base)] = workload;
        boolean wasLive = before != null && !before.ended();
        live += (workload.ended() ? 0 : 1) - (wasLive ? 1 : 0);
        if (before != null) {
            unindex(before);
        }
        index(workload);
        if (workload.ended() && (before == null || wasLive)) {
            ended.add(id);
            if (ended.size() > Limits.ENDED_KEPT) {
                slots[(int) (ended.remove() - base)] = null;
            }
        }
    }

    private void index(Workload workload) {
        var tier = tierOf(workload.phase());
        if (tier == null) {
            return;
        }
        placed.add(workload.id());
        byTier(tier)
                .computeIfAbsent(workload.spec().tenant(), tenant -> new TreeSet<>())
                .add(workload.id());
        if (workload.phase() instanceof Phase.Reserved) {
            reserved.add(workload.id());
        } else if (workload.phase() instanceof Phase.Stopping) {
            stopping.add(workload.id());
        }
    }

    private void unindex(Workload workload) {
        var tier = tierOf(workload.phase());
        if (tier == null) {
            return;
        }
        placed.remove(workload.id());
        reserved.remove(workload.id());
        stopping.remove(workload.id());
        var ids = byTier(tier).get(workload.spec().tenant());
        if (ids != null && ids.remove(workload.id()) && ids.isEmpty()) {
            byTier(tier).remove(workload.spec().tenant());
        }
    }

    private SortedMap<String, SortedSet<Long>> byTier(Tier tier) {
        return tier == Tier.OWNED ? owned : borrowed;
    }

    private static @Nullable Tier tierOf(Phase phase) {
        if (phase instanceof Phase.Reserved reserved) {
            return reserved.tier();
        }
        var attempt = phase.attempt();
        return attempt == null ? null : attempt.tier();
    }

    private static SortedMap<String, SortedSet<Long>> deep(SortedMap<String, SortedSet<Long>> index) {
        var copy = new TreeMap<String, SortedSet<Long>>();
        index.forEach((tenant, ids) -> copy.put(tenant, new TreeSet<>(ids)));
        return copy;
    }

    private void reserveSlot(long id) {
        if (id < base) {
            growFront(id);
        }
        if (id - base < slots.length) {
            return;
        }
        int dead = 0;
        while (dead < slots.length && slots[dead] == null) {
            dead++;
        }
        int size = id - base - dead < slots.length / 2 ? slots.length : slots.length * 2;
        var next = new Workload[(int) Math.max(size, id - base - dead + 1)];
        System.arraycopy(slots, dead, next, 0, slots.length - dead);
        slots = next;
        base += dead;
    }

    /** Ids rise, so only a restored state comes here: its live workloads are put before its ended ones. */
    private void growFront(long id) {
        int more = (int) Math.max(base - id, Math.min(slots.length, base - 1));
        var next = new Workload[slots.length + more];
        System.arraycopy(slots, 0, next, more, slots.length);
        slots = next;
        base -= more;
    }

    /** Ids of the ended workloads that are kept, in the order in which they ended. */
    public Iterable<Long> endedInOrder() {
        return ended;
    }

    /** Calls back with each workload that is kept, by rising id. */
    public void forEach(Consumer<Workload> each) {
        Arrays.stream(slots).filter(workload -> workload != null).forEach(each);
    }
}
