package dev.sluice.app.report;

import dev.sluice.core.replay.Fleet;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What a fleet is made of.
 *
 * @param owners of centers
 * @param chips with their devices, most of them first
 */
public record FleetFacts(int centers, int owners, long nodes, long devices, List<Chip> chips) {
    /** Devices of one chip. */
    public record Chip(String id, long devices) {}

    public FleetFacts {
        chips = List.copyOf(chips);
    }

    public static FleetFacts of(Fleet fleet) {
        long owners = fleet.sites().stream()
                .map(site -> site.center().owner())
                .distinct()
                .count();
        long nodes =
                fleet.sites().stream().mapToLong(site -> site.nodes().size()).sum();
        return new FleetFacts(fleet.sites().size(), (int) owners, nodes, fleet.devices(), chips(fleet));
    }

    private static List<Chip> chips(Fleet fleet) {
        var devices = new TreeMap<String, Long>();
        for (var site : fleet.sites()) {
            site.nodes().forEach(node -> devices.merge(node.chip(), (long) node.devices(), Long::sum));
        }
        var chips = new ArrayList<Chip>();
        devices.forEach((chip, count) -> chips.add(new Chip(chip, count)));
        chips.removeIf(chip -> chip.devices() == 0);
        chips.sort((one, other) -> Long.compare(other.devices(), one.devices()));
        return chips;
    }
}
