package dev.sluice.core.work;

import dev.sluice.core.pool.Placement;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.unit.LongSet;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** All live workloads and the newest ended ones, by id. */
public final class Workloads {
    private final IntFunction<String> chipOf;
    private @Nullable Workload[] slots;
    private long base;
    private long nextId;
    private int live;
    private final LongSet placed;
    private final LongSet reserved;
    private final LongSet stopping;
    private final ElasticGangs elastic;
    private final SortedMap<String, Holdings> owned;
    private final SortedMap<String, Holdings> borrowed;
    private final SortedMap<String, Holdings> contracted;
    private final DeviceSets sets;
    private final ArrayDeque<Long> ended;

    /** @param chipOf the chip of a segment, by its number */
    public Workloads(IntFunction<String> chipOf) {
        this.chipOf = chipOf;
        slots = new Workload[64];
        base = 1;
        nextId = 1;
        placed = new LongSet();
        reserved = new LongSet();
        stopping = new LongSet();
        elastic = new ElasticGangs();
        owned = new TreeMap<>();
        borrowed = new TreeMap<>();
        contracted = new TreeMap<>();
        sets = new DeviceSets();
        ended = new ArrayDeque<>();
    }

    private Workloads(Workloads other, IntFunction<String> chipOf) {
        this.chipOf = chipOf;
        slots = other.slots.clone();
        base = other.base;
        nextId = other.nextId;
        live = other.live;
        placed = other.placed.copy();
        reserved = other.reserved.copy();
        stopping = other.stopping.copy();
        elastic = other.elastic.copy();
        owned = deep(other.owned);
        borrowed = deep(other.borrowed);
        contracted = deep(other.contracted);
        sets = other.sets.copy();
        ended = new ArrayDeque<>(other.ended);
    }

    /** @param ofCopy the chip of a segment, by its number */
    public Workloads copy(IntFunction<String> ofCopy) {
        return new Workloads(this, ofCopy);
    }

    /** The id that the next workload gets. */
    public long nextId() {
        return nextId;
    }

    /** No workload with a smaller id is kept. */
    public long oldestId() {
        return base;
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
    public LongSet placed() {
        return placed;
    }

    /** Workloads among {@link #placed} that wait for promised devices. */
    public LongSet reserved() {
        return reserved;
    }

    /** Workloads among {@link #placed} that were told to stop. */
    public LongSet stopping() {
        return stopping;
    }

    /** Workloads among {@link #placed} that run, or begin to, and whose size may change while they do. */
    public ElasticGangs elastic() {
        return elastic;
    }

    /** Workloads among {@link #placed} that hold devices beyond a guarantee, by tenant. */
    public SortedMap<String, Holdings> borrowed() {
        return borrowed;
    }

    /** Workloads among {@link #placed} that hold devices inside a guarantee, by tenant. */
    public SortedMap<String, Holdings> owned() {
        return owned;
    }

    /** Those of {@link #owned} that hold devices inside a guarantee only thanks to contracts, by tenant. */
    public SortedMap<String, Holdings> contracted() {
        return contracted;
    }

    /** Who shares devices with whom, of those that agree to. */
    public DeviceSets sets() {
        return sets;
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
        if (before == null || !indexedAlike(before.phase(), workload.phase())) {
            if (before != null) {
                unindex(before);
            }
            index(workload);
        }
        elastic.put(before, workload);
        if (workload.ended() && (before == null || wasLive)) {
            ended.add(id);
            if (ended.size() > Limits.ENDED_KEPT) {
                slots[(int) (ended.remove() - base)] = null;
            }
        }
    }

    private static boolean indexedAlike(Phase before, Phase after) {
        return tierOf(before) == tierOf(after)
                && heldAlike(held(before), held(after))
                && before instanceof Phase.Reserved == after instanceof Phase.Reserved
                && before instanceof Phase.Stopping == after instanceof Phase.Stopping;
    }

    private void index(Workload workload) {
        var tier = tierOf(workload.phase());
        if (tier == null) {
            return;
        }
        placed.add(workload.id());
        enter(byTier(tier), workload);
        if (tier == Tier.CONTRACTED) {
            enter(contracted, workload);
        }
        if (workload.phase() instanceof Phase.Reserved) {
            reserved.add(workload.id());
        } else if (workload.phase() instanceof Phase.Stopping) {
            stopping.add(workload.id());
        }
        var placement = shareable(workload);
        if (placement != null) {
            sets.enter(workload, placement);
        }
    }

    private void unindex(Workload workload) {
        var tier = tierOf(workload.phase());
        if (tier == null) {
            return;
        }
        var placement = shareable(workload);
        if (placement != null) {
            sets.leave(workload, placement);
        }
        placed.remove(workload.id());
        reserved.remove(workload.id());
        stopping.remove(workload.id());
        leave(byTier(tier), workload);
        if (tier == Tier.CONTRACTED) {
            leave(contracted, workload);
        }
    }

    private void enter(SortedMap<String, Holdings> index, Workload workload) {
        var held = Objects.requireNonNull(held(workload.phase()));
        index.computeIfAbsent(workload.spec().tenant(), tenant -> new Holdings())
                .add(workload, chipOf.apply(held.segment()), held.milli());
    }

    private void leave(SortedMap<String, Holdings> index, Workload workload) {
        var held = Objects.requireNonNull(held(workload.phase()));
        var holdings = index.get(workload.spec().tenant());
        if (holdings != null) {
            holdings.remove(workload, chipOf.apply(held.segment()), held.milli());
            if (holdings.ids().isEmpty()) {
                index.remove(workload.spec().tenant());
            }
        }
    }

    /** What it holds if it agrees to share that, else null. */
    private static @Nullable Placement shareable(Workload workload) {
        var attempt = workload.phase().attempt();
        return attempt == null || workload.spec().demand().interleave() == null ? null : attempt.placement();
    }

    private SortedMap<String, Holdings> byTier(Tier tier) {
        return tier.isRight() ? owned : borrowed;
    }

    private static @Nullable Tier tierOf(Phase phase) {
        if (phase instanceof Phase.Reserved reserved) {
            return reserved.tier();
        }
        var attempt = phase.attempt();
        return attempt == null ? null : attempt.tier();
    }

    private static @Nullable Placement held(Phase phase) {
        if (phase instanceof Phase.Reserved reserved) {
            return reserved.placement();
        }
        var attempt = phase.attempt();
        return attempt == null ? null : attempt.placement();
    }

    private static boolean heldAlike(@Nullable Placement before, @Nullable Placement after) {
        if (before == null || after == null) {
            return before == null && after == null;
        }
        return before.milli() == after.milli() && before.segment() == after.segment();
    }

    private static SortedMap<String, Holdings> deep(SortedMap<String, Holdings> index) {
        var copy = new TreeMap<String, Holdings>();
        index.forEach((tenant, holdings) -> copy.put(tenant, holdings.copy()));
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
