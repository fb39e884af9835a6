package dev.sluice.core.ledger;

import dev.sluice.core.pool.CenterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Which center and chip the number of a segment stands for, and who owns the center. */
final class Places {
    private final List<Place> places = new ArrayList<>();
    private final TreeMap<String, CenterSpec> centers = new TreeMap<>();

    /** A center and a chip in it. */
    record Place(String center, String chip) {}

    /** The pool numbers its segments in the order in which nodes first name a chip in a center. */
    void node(String center, String chip) {
        var place = new Place(center, chip);
        if (!places.contains(place)) {
            places.add(place);
        }
    }

    void center(CenterSpec center) {
        centers.put(center.name(), center);
    }

    Place of(int segment) {
        return places.get(segment);
    }

    CenterSpec center(String name) {
        var center = centers.get(name);
        if (center == null) {
            throw new IllegalArgumentException("no center " + name);
        }
        return center;
    }

    /** Whether the center is another owner's now than it was, or was not there. */
    boolean changes(CenterSpec next) {
        var known = centers.get(next.name());
        return known == null || !known.owner().equals(next.owner());
    }

    /** Who holds what, and in whose center. */
    Entry.Use use(Standing found, Terms terms) {
        var place = of(found.segment);
        return new Entry.Use(
                found.workload,
                found.attempt,
                found.work.tenant(),
                found.work.user(),
                place.center(),
                center(place.center()).owner(),
                place.chip(),
                terms.tier(),
                terms.contract());
    }

    List<Place> all() {
        return List.copyOf(places);
    }

    List<CenterSpec> centers() {
        return List.copyOf(centers.values());
    }

    void restore(List<Place> all, List<CenterSpec> known) {
        places.addAll(all);
        known.forEach(this::center);
    }
}
