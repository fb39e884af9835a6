package dev.sluice.core.pool;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The nodes of one center that carry one chip: what a gang is placed in. */
public final class Segment {
    private final int number;
    private final int center;
    private final String chip;
    private final Stock stock;
    private final FreeStates free;
    private final TreeSet<Integer> members;
    private final SortedMap<String, SortedMap<String, SortedSet<Integer>>> domains;
    // How many nodes there are of each shape: there are few, however many nodes there are.
    private final LinkedHashMap<NodeSpec, Integer> shapes;
    private long devices;

    Segment(int number, int center, String chip, Stock stock, NodeTable nodes) {
        this.number = number;
        this.center = center;
        this.chip = chip;
        this.stock = stock;
        this.free = new FreeStates(nodes);
        this.members = new TreeSet<>();
        this.domains = new TreeMap<>();
        this.shapes = new LinkedHashMap<>();
    }

    Segment(Segment other, Stock stock, NodeTable nodes) {
        number = other.number;
        center = other.center;
        chip = other.chip;
        this.stock = stock;
        free = new FreeStates(other.free, nodes);
        members = new TreeSet<>(other.members);
        domains = new TreeMap<>();
        other.domains.forEach((level, named) -> {
            var copy = new TreeMap<String, SortedSet<Integer>>();
            named.forEach((name, list) -> copy.put(name, new TreeSet<>(list)));
            domains.put(level, copy);
        });
        shapes = new LinkedHashMap<>(other.shapes);
        devices = other.devices;
    }

    public int number() {
        return number;
    }

    /** Number of the center that it is in. */
    public int center() {
        return center;
    }

    public String chip() {
        return chip;
    }

    public FreeStates free() {
        return free;
    }

    /** Nodes that are in the center now, in the order of their numbers. */
    public SortedSet<Integer> nodes() {
        return Collections.unmodifiableSortedSet(members);
    }

    /** Whether all its nodes have left. */
    public boolean isEmpty() {
        return members.isEmpty();
    }

    /** Devices of the nodes that are in the center now, whatever their state. */
    public long devices() {
        return devices;
    }

    /** How many such tasks its nodes could run at once if they were empty. */
    public long capacityFor(TaskDemand task) {
        long sum = 0;
        for (var shape : shapes.entrySet()) {
            sum += shape.getKey().capacityFor(task) * shape.getValue();
        }
        return sum;
    }

    /** The groups of nodes at a level, by name; none when no node names one. */
    public List<Collection<Integer>> domains(String level) {
        if (level.equals(Topology.NODE)) {
            return members.stream().<Collection<Integer>>map(List::of).toList();
        }
        var named = domains.get(level);
        return named == null ? List.of() : List.copyOf(named.values());
    }

    /** The group of nodes at a level that a node is in; only itself where it names none. */
    public Collection<Integer> domainOf(int node, NodeSpec spec, String level) {
        for (var domain : spec.domains()) {
            var named = domain.level().equals(level) ? domains.get(level) : null;
            if (named != null) {
                return named.getOrDefault(domain.name(), Collections.emptySortedSet());
            }
        }
        return List.of(node);
    }

    /** Lets no search find a node while it changes. */
    void pull(int node) {
        long before = free.freeMilliSum();
        free.remove(node);
        stock.freeMilli(free.freeMilliSum() - before);
    }

    /** Lets searches find a node as it is now. */
    void put(int node) {
        long before = free.freeMilliSum();
        free.insert(node);
        stock.freeMilli(free.freeMilliSum() - before);
    }

    void enter(int node, NodeSpec spec) {
        members.add(node);
        devices += spec.devices();
        stock.devices(spec.devices());
        shapes.merge(spec.shape(), 1, Integer::sum);
        for (var domain : spec.domains()) {
            domains.computeIfAbsent(domain.level(), level -> new TreeMap<>())
                    .computeIfAbsent(domain.name(), name -> new TreeSet<>())
                    .add(node);
        }
    }

    void leave(int node, NodeSpec spec) {
        members.remove(node);
        devices -= spec.devices();
        stock.devices(-spec.devices());
        shapes.merge(spec.shape(), -1, Integer::sum);
        for (var domain : spec.domains()) {
            var named = domains.get(domain.level());
            if (named != null && named.containsKey(domain.name())) {
                named.get(domain.name()).remove(node);
            }
        }
    }
}
