package dev.sluice.core.schedule;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.work.Priority;
import dev.sluice.core.work.Verdict;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The workloads that wait to be considered, in groups that want the same: of one tenant, priority and demand, with
 * deadlines that count or without. All of a group wait for the same reason, so there is one verdict for each group, and
 * a cycle costs by the number of groups, not of workloads.
 */
public final class WaitingRoom {
    /** What makes two workloads wait alike. */
    record Key(int tenant, Priority priority, GangDemand demand, boolean dated) {}

    private final LinkedHashMap<Key, Group> groups;
    private final TreeMap<Integer, List<Group>> byTenant;
    private final TreeMap<Integer, Group> byNumber;
    private final LinkedHashMap<GangDemand, Shape> shapes;
    private final BitSet shapeSlots;
    private int nextGroup;
    private int size;

    public WaitingRoom() {
        groups = new LinkedHashMap<>();
        byTenant = new TreeMap<>();
        byNumber = new TreeMap<>();
        shapes = new LinkedHashMap<>();
        shapeSlots = new BitSet();
    }

    private WaitingRoom(WaitingRoom other) {
        this();
        other.byNumber.values().forEach(group -> index(new Group(group)));
        nextGroup = other.nextGroup;
        size = other.size;
    }

    public WaitingRoom copy() {
        return new WaitingRoom(this);
    }

    /** Workloads that wait. */
    public int size() {
        return size;
    }

    /** The groups by their numbers: older ones first. */
    public Iterable<Group> groups() {
        return byNumber.values();
    }

    public int groupCount() {
        return byNumber.size();
    }

    /** Tenants that something waits for, with their groups. */
    Map<Integer, List<Group>> byTenant() {
        return byTenant;
    }

    /** The group that a waiting workload is in, or null. */
    public @Nullable Group find(int tenant, Priority priority, GangDemand demand, boolean dated) {
        return groups.get(new Key(tenant, priority, demand, dated));
    }

    public @Nullable Group find(int number) {
        return byNumber.get(number);
    }

    public int nextGroup() {
        return nextGroup;
    }

    /** Puts a workload in its place: by its rank, then in the order of submission, also after a stop. */
    public void add(int tenant, Priority priority, GangDemand demand, boolean dated, Place place) {
        var group = groups.get(new Key(tenant, priority, demand, dated));
        if (group == null) {
            group = new Group(nextGroup++, tenant, priority, shared(demand), dated);
            index(group);
        }
        size += group.line.add(place) ? 1 : 0;
    }

    /** Puts everybody in a new place by another rank; groups and their verdicts stay. */
    public void rank(LongUnaryOperator rankOf) {
        byNumber.values().forEach(group -> group.line.rank(rankOf));
    }

    public void remove(int tenant, Priority priority, GangDemand demand, boolean dated, Place place) {
        var key = new Key(tenant, priority, demand, dated);
        var group = groups.get(key);
        if (group == null || !group.line.remove(place)) {
            return;
        }
        size--;
        if (group.line.isEmpty()) {
            groups.remove(key);
            byNumber.remove(group.number);
            var list = byTenant.get(tenant);
            if (list != null && list.remove(group) && list.isEmpty()) {
                byTenant.remove(tenant);
            }
            leave(group.shape());
        }
    }

    private void leave(Shape shape) {
        if (--shape.groups == 0) {
            shapes.remove(shape.demand);
            shapeSlots.clear(shape.slot);
        }
    }

    /** The demand itself, or an equal one that somebody waits with already: equal ones need be kept only once. */
    public GangDemand shared(GangDemand demand) {
        var shape = shapes.get(demand);
        return shape == null ? demand : shape.demand;
    }

    /** Puts back a group that a snapshot holds; its workloads are still to be added. */
    public void restore(int number, int tenant, Priority priority, GangDemand demand, boolean dated, Verdict verdict) {
        var group = new Group(number, tenant, priority, demand, dated);
        group.verdict = verdict;
        index(group);
    }

    /** Goes on counting groups from here. */
    public void nextGroup(int number) {
        nextGroup = number;
    }

    private void index(Group group) {
        groups.put(new Key(group.tenant, group.priority, group.demand, group.dated), group);
        byNumber.put(group.number, group);
        byTenant.computeIfAbsent(group.tenant, tenant -> new ArrayList<>()).add(group);
        var shape = shapes.computeIfAbsent(group.demand, demand -> new Shape(shapeSlots.nextClearBit(0), demand));
        shapeSlots.set(shape.slot);
        shape.groups++;
        group.shape = shape;
    }

    /** Workloads of one tenant, priority and demand that wait for the same reason. */
    public static final class Group {
        final int number;
        final int tenant;
        final Priority priority;
        final GangDemand demand;
        final boolean dated;
        final Line line;
        private Verdict verdict;
        private @Nullable Shape shape;

        Group(int number, int tenant, Priority priority, GangDemand demand, boolean dated) {
            this.number = number;
            this.tenant = tenant;
            this.priority = priority;
            this.demand = demand;
            this.dated = dated;
            this.line = new Line();
            this.verdict = Verdict.of(Verdict.Code.QUEUED);
        }

        private Group(Group other) {
            number = other.number;
            tenant = other.tenant;
            priority = other.priority;
            demand = other.demand;
            dated = other.dated;
            line = other.line.copy();
            verdict = other.verdict;
        }

        public int number() {
            return number;
        }

        public int tenant() {
            return tenant;
        }

        public Priority priority() {
            return priority;
        }

        public GangDemand demand() {
            return demand;
        }

        /** Ids, the next one first. */
        public List<Long> ids() {
            var list = new ArrayList<Long>(line.size());
            line.each(list::add);
            return Collections.unmodifiableList(list);
        }

        public int size() {
            return line.size();
        }

        /** How many of the group are before a place. */
        int ahead(Place place) {
            return line.ahead(place);
        }

        public Verdict verdict() {
            return verdict;
        }

        /** What is known of its demand; every group of a waiting room has one. */
        Shape shape() {
            return Objects.requireNonNull(shape);
        }

        public void verdict(Verdict why) {
            verdict = why;
        }
    }
}
