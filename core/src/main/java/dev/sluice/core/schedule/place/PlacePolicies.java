package dev.sluice.core.schedule.place;

import java.util.List;
import java.util.Optional;

/** The registry of place policies. */
public final class PlacePolicies {
    private static final List<PlacePolicy> ALL = List.of(new TightestFit(), new FirstFit());

    private PlacePolicies() {}

    /** All of them, the default first. */
    public static List<PlacePolicy> all() {
        return ALL;
    }

    public static Optional<PlacePolicy> named(String name) {
        return ALL.stream().filter(policy -> policy.name().equals(name)).findFirst();
    }
}
