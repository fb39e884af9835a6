package dev.sluice.core.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All contracts by name, with what is due when. */
public final class Contracts {
    private record Due(long atMillis, String contract) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return atMillis != other.atMillis
                    ? Long.compare(atMillis, other.atMillis)
                    : contract.compareTo(other.contract);
        }
    }

    private final TreeMap<String, Contract> byName;
    private final TreeSet<Due> due;
    private final TreeSet<String> recalling;

    public Contracts() {
        byName = new TreeMap<>();
        due = new TreeSet<>();
        recalling = new TreeSet<>();
    }

    private Contracts(Contracts other) {
        byName = new TreeMap<>(other.byName);
        due = new TreeSet<>(other.due);
        recalling = new TreeSet<>(other.recalling);
    }

    public Contracts copy() {
        return new Contracts(this);
    }

    /** By name; a view. */
    public Collection<Contract> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    public @Nullable Contract find(String name) {
        return byName.get(name);
    }

    /** The contract of a name that is known to be one. */
    public Contract get(String name) {
        var found = byName.get(name);
        if (found == null) {
            throw new IllegalStateException("there is no contract " + name);
        }
        return found;
    }

    /** Adds a contract or puts it in the place of its former self. */
    public void put(Contract next) {
        var before = byName.put(next.name(), next);
        if (before != null) {
            due.remove(new Due(before.dueMillis(), before.name()));
        }
        if (next.stage() instanceof Stage.Recalling) {
            recalling.add(next.name());
        } else {
            recalling.remove(next.name());
        }
        if (next.dueMillis() != Long.MAX_VALUE) {
            due.add(new Due(next.dueMillis(), next.name()));
        }
    }

    /** Those with a recall under way, by name. */
    public List<Contract> recalling() {
        return recalling.isEmpty()
                ? List.of()
                : recalling.stream().map(this::get).toList();
    }

    /** When one changes by itself next, in ms since 1970; {@link Long#MAX_VALUE} = never. */
    public long nextMillis() {
        return due.isEmpty() ? Long.MAX_VALUE : due.first().atMillis;
    }

    /** Those that something is due for, in the order of time and name. */
    public List<Contract> due(long nowMillis) {
        var now = new ArrayList<Contract>();
        for (var each : due) {
            if (each.atMillis > nowMillis) {
                break;
            }
            now.add(get(each.contract));
        }
        return now;
    }
}
