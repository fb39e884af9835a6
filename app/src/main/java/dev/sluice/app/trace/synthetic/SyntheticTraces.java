package dev.sluice.app.trace.synthetic;

import dev.sluice.app.catalogue.ChipCatalogue;
import dev.sluice.core.replay.Trace;
import java.util.List;
import java.util.Optional;

/** Workloads that need no file: one week each, made from published statistics. */
public final class SyntheticTraces {
    private SyntheticTraces() {}

    /** The names of all presets, the default one first. */
    public static List<String> names() {
        return Presets.ALL.stream().map(Preset::name).toList();
    }

    /**
     * Makes a trace. The same preset, seed and catalogue make the same one on any machine.
     *
     * @return empty if there is no such preset
     */
    public static Optional<Trace> make(String preset, long seed, ChipCatalogue catalogue) {
        return Presets.ALL.stream()
                .filter(known -> known.name().equals(preset))
                .findFirst()
                .map(known -> make(known, seed, catalogue));
    }

    private static Trace make(Preset preset, long seed, ChipCatalogue catalogue) {
        var draws = new Draws(seed);
        var owners = Owners.of(preset, draws.branch(0));
        var chips = new Chips(catalogue, owners);
        var jobs = Jobs.of(preset, owners, chips, draws.branch(1));
        return new Trace("synthetic " + preset.name(), Fleets.of(owners, chips), jobs);
    }
}
