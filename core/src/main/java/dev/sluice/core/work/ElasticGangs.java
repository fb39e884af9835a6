package dev.sluice.core.work;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.unit.LongSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The gangs that run, or begin to, and whose size may change while they do: who could grow, who could give tasks up.
 *
 * <p>Each set holds at least those that its name says, so that a cycle looks at them and at nobody else.
 */
public final class ElasticGangs {
    /**
     * A next step that gangs could grow by: they find room alike.
     *
     * @param segment number of the segment that they are in
     * @param tasks of one step
     */
    public record Step(int segment, TaskDemand task, int tasks) {
        public long milli() {
            return task.milli() * tasks;
        }
    }

    private record Rank(String tenant, Priority priority) {}

    private static final LongSet NOBODY = new LongSet();

    private final LinkedHashMap<Step, LongSet> growing;
    private final LinkedHashMap<Integer, LongSet> giving;
    private final LinkedHashMap<Integer, LongSet> sparing;
    private final LongSet lent;
    private final LinkedHashMap<Rank, LongSet> byRank;

    ElasticGangs() {
        growing = new LinkedHashMap<>();
        giving = new LinkedHashMap<>();
        sparing = new LinkedHashMap<>();
        lent = new LongSet();
        byRank = new LinkedHashMap<>();
    }

    private ElasticGangs(ElasticGangs other) {
        growing = deep(other.growing);
        giving = deep(other.giving);
        sparing = deep(other.sparing);
        lent = other.lent.copy();
        byRank = deep(other.byRank);
    }

    private static <K> LinkedHashMap<K, LongSet> deep(LinkedHashMap<K, LongSet> index) {
        var copy = new LinkedHashMap<K, LongSet>();
        index.forEach((key, ids) -> copy.put(key, ids.copy()));
        return copy;
    }

    ElasticGangs copy() {
        return new ElasticGangs(this);
    }

    public boolean isEmpty() {
        return byRank.isEmpty();
    }

    /**
     * Complete gangs that are smaller than they may be and have rested, by the step; in no order that says anything.
     */
    public Map<Step, LongSet> growing() {
        return Collections.unmodifiableMap(growing);
    }

    /** Gangs of a segment that have tasks which somebody else may have a right to, or which leave anyway. */
    public LongSet giving(int segment) {
        return giving.getOrDefault(segment, NOBODY);
    }

    /** Those of {@link #giving} that have more tasks than they asked for, or tasks which leave anyway. */
    public LongSet sparing(int segment) {
        return sparing.getOrDefault(segment, NOBODY);
    }

    /** Gangs that own some of their tasks' devices and borrow the others. */
    public LongSet lent() {
        return lent;
    }

    /** Calls back with the gangs of a tenant that have a lower priority. */
    public void below(String tenant, Priority priority, LongConsumer gang) {
        for (int lower = 0; lower < priority.ordinal(); lower++) {
            byRank.getOrDefault(new Rank(tenant, Priority.values()[lower]), NOBODY)
                    .each(gang);
        }
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
        enter(byRank, rankOf(gang), gang.id());
        var demand = gang.spec().demand();
        int segment = attempt.placement().segment();
        int tasks = attempt.placement().tasks();
        int staying = attempt.staying();
        int owned = attempt.tier().isRight() ? tasks - attempt.lent() : 0;
        if (staying < tasks || staying > Math.min(demand.tasks(), Math.max(owned, demand.leastTasks()))) {
            enter(giving, segment, gang.id());
        }
        if (staying < tasks || staying > demand.tasks()) {
            enter(sparing, segment, gang.id());
        }
        if (attempt.tier().isRight() && attempt.lent() > 0) {
            lent.add(gang.id());
        }
        if (gang.mayGrow()) {
            enter(growing, stepOf(demand, segment), gang.id());
        }
    }

    private void remove(Workload gang) {
        lent.remove(gang.id());
        leave(byRank, rankOf(gang), gang.id());
        var attempt = gang.phase().attempt();
        if (attempt != null) {
            int segment = attempt.placement().segment();
            leave(growing, stepOf(gang.spec().demand(), segment), gang.id());
            leave(giving, segment, gang.id());
            leave(sparing, segment, gang.id());
        }
    }

    private static Rank rankOf(Workload gang) {
        return new Rank(gang.spec().tenant(), gang.spec().priority());
    }

    private static Step stepOf(GangDemand demand, int segment) {
        return new Step(segment, demand.task(), demand.stepTasks());
    }

    private static <K> void enter(Map<K, LongSet> index, K key, long id) {
        index.computeIfAbsent(key, any -> new LongSet()).add(id);
    }

    private static <K> void leave(Map<K, LongSet> index, K key, long id) {
        var ids = index.get(key);
        if (ids != null && ids.remove(id) && ids.isEmpty()) {
            index.remove(key);
        }
    }
}
