package dev.sluice.core.schedule.place;

import java.util.List;
import java.util.Optional;

/** The registry of place policies. Each call makes new ones, for one policy serves one core. */
public final class PlacePolicies {
    private PlacePolicies() {}

    /** What a live server uses. */
    public static PlacePolicy standard() {
        return new LearnedRoom();
    }

    /** All of them, the default first, for a pool of which nothing is known beforehand. */
    public static List<PlacePolicy> all() {
        return all(Usual.NOTHING, 0);
    }

    /**
     * All of them, the default first.
     *
     * @param usual what will be asked for: those that plan ahead go by it
     * @param seed of those that draw
     */
    public static List<PlacePolicy> all(Usual usual, long seed) {
        return List.of(
                new LearnedRoom(),
                new TightestFit(),
                new FirstFit(),
                new LeastRoomLost(usual),
                new FragmentationDescent(usual),
                new BestFit(),
                new GpuPacking(),
                new GpuClustering(),
                new DotProduct(),
                new RandomFit(seed));
    }

    /** The names of all of them, the default first. */
    public static List<String> names() {
        return all().stream().map(PlacePolicy::name).toList();
    }

    public static Optional<PlacePolicy> named(String name) {
        return named(name, Usual.NOTHING, 0);
    }

    /** The one with a name, with what {@link #all(Usual, long)} takes. */
    public static Optional<PlacePolicy> named(String name, Usual usual, long seed) {
        return all(usual, seed).stream()
                .filter(policy -> policy.name().equals(name))
                .findFirst();
    }
}
