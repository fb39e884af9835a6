package dev.sluice.core.schedule.reserve;

import java.util.Collection;
import java.util.Collections;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The reservations there are: a few, for each chip not more than its bound. */
public final class Reservations {
    private final TreeMap<Long, Reservation> byWorkload;

    public Reservations() {
        byWorkload = new TreeMap<>();
    }

    private Reservations(Reservations other) {
        byWorkload = new TreeMap<>(other.byWorkload);
    }

    public Reservations copy() {
        return new Reservations(this);
    }

    /** By the ids of their workloads. */
    public Collection<Reservation> all() {
        return Collections.unmodifiableCollection(byWorkload.values());
    }

    public @Nullable Reservation find(long workload) {
        return byWorkload.get(workload);
    }

    public void put(Reservation reservation) {
        byWorkload.put(reservation.workload(), reservation);
    }

    public void remove(long workload) {
        byWorkload.remove(workload);
    }
}
