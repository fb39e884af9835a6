package dev.sluice.core.work;

import dev.sluice.core.unit.LongSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The gangs that run, or begin to, and whose size may change while they do: who could grow, who could give tasks up.
 *
 * <p>Each set holds at least those that its name says, so that a cycle looks at them and at nobody else.
 */
public final class ElasticGangs {
    private static final LongSet NOBODY = new LongSet();

    private final LongSet growing;
    private final TreeMap<Integer, LongSet> giving;
    private final LongSet lent;
    private final TreeMap<String, LongSet> byTenant;

    ElasticGangs() {
        growing = new LongSet();
        giving = new TreeMap<>();
        lent = new LongSet();
        byTenant = new TreeMap<>();
    }

    private ElasticGangs(ElasticGangs other) {
        growing = other.growing.copy();
        giving = deep(other.giving);
        lent = other.lent.copy();
        byTenant = deep(other.byTenant);
    }

    private static <K extends Comparable<K>> TreeMap<K, LongSet> deep(TreeMap<K, LongSet> index) {
        var copy = new TreeMap<K, LongSet>();
        index.forEach((key, ids) -> copy.put(key, ids.copy()));
        return copy;
    }

    ElasticGangs copy() {
        return new ElasticGangs(this);
    }

    public boolean isEmpty() {
        return byTenant.isEmpty();
    }

    /** Complete gangs that are smaller than they may be and have rested. */
    public LongSet growing() {
        return growing;
    }

    /**
     * Gangs of a segment that have tasks which somebody of another tenant may have a right to, or which leave anyway.
     */
    public LongSet giving(int segment) {
        return giving.getOrDefault(segment, NOBODY);
    }

    /** Gangs that own some of their tasks' devices and borrow the others. */
    public LongSet lent() {
        return lent;
    }

    /** All those of a tenant. */
    public LongSet of(String tenant) {
        return byTenant.getOrDefault(tenant, NOBODY);
    }

    /** Takes a workload on to its next state. */
    void put(@Nullable Workload before, Workload workload) {
        if (workload.spec().demand().resizable()) {
            if (before != null) {
                remove(before);
            }
            var phase = workload.phase();
            var attempt = phase instanceof Phase.Stopping ? null : phase.attempt();
            if (attempt != null) {
                add(workload, attempt);
            }
        }
    }

    private void add(Workload gang, Attempt attempt) {
        enter(byTenant, gang.spec().tenant(), gang.id());
        int tasks = attempt.placement().tasks();
        int staying = attempt.staying();
        int owned = attempt.tier().isRight() ? tasks - attempt.lent() : 0;
        if (staying < tasks || staying > Math.max(owned, gang.spec().demand().leastTasks())) {
            enter(giving, attempt.placement().segment(), gang.id());
        }
        if (attempt.tier().isRight() && attempt.lent() > 0) {
            lent.add(gang.id());
        }
        if (gang.mayGrow()) {
            growing.add(gang.id());
        }
    }

    private void remove(Workload gang) {
        growing.remove(gang.id());
        lent.remove(gang.id());
        leave(byTenant, gang.spec().tenant(), gang.id());
        var attempt = gang.phase().attempt();
        if (attempt != null) {
            leave(giving, attempt.placement().segment(), gang.id());
        }
    }

    private static <K> void enter(TreeMap<K, LongSet> index, K key, long id) {
        index.computeIfAbsent(key, any -> new LongSet()).add(id);
    }

    private static <K> void leave(TreeMap<K, LongSet> index, K key, long id) {
        var ids = index.get(key);
        if (ids != null && ids.remove(id) && ids.isEmpty()) {
            index.remove(key);
        }
    }
}
