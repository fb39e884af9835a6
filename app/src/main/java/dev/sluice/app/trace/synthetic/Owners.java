package dev.sluice.app.trace.synthetic;

import dev.sluice.app.trace.synthetic.Choice.Option;
import dev.sluice.app.trace.synthetic.Preset.OwnerClass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes the owners of a preset.
 *
 * <p>Goal: by chance, yet with the preset's shares of chips, classes and load in any seed. Sizes are quantiles at even
 * distances; classes and loads are drawn evenly from the smallest owner to the largest; each chip is drawn by what it
 * still lacks of its share.
 */
final class Owners {
    /** Fewer devices than this are no center. */
    private static final int LEAST = 16;

    /** From so many devices on, a center was built in two steps, with another chip each time. */
    private static final int TWO_CHIPS = 1_600;

    private final Preset preset;
    private final Draws draws;
    private final Map<String, Long> lacking = new LinkedHashMap<>();

    private Owners(Preset preset, Draws draws) {
        this.preset = preset;
        this.draws = draws;
        long weights = preset.chips().total();
        preset.chips().options().forEach(chip -> lacking.put(chip.value(), chip.weight() * preset.devices() / weights));
    }

    static List<Owner> of(Preset preset, Draws draws) {
        return new Owners(preset, draws).all();
    }

    private List<Owner> all() {
        var kinds = kinds();
        var loads = loads(kinds);
        int[] sizes = sizes();
        var owners = new ArrayList<Owner>();
        for (int i = 0; i < sizes.length; i++) {
            int busy = preset.habits().busyHours().draw(draws);
            var name = "owner-" + String.valueOf(1001 + i).substring(1);
            owners.add(new Owner(name, kinds.get(i), loads.get(i), busy, chipsOf(sizes[i])));
        }
        return owners;
    }

    private List<OwnerClass> kinds() {
        var even = new EvenDraws(preset.owners(), draws);
        return Stream.generate(() -> preset.classes().draw(even))
                .limit(preset.owners())
                .toList();
    }

    private List<Long> loads(List<OwnerClass> kinds) {
        var even = new LinkedHashMap<OwnerClass, EvenDraws>();
        return kinds.stream()
                .map(kind -> kind.loadPercent()
                        .draw(even.computeIfAbsent(
                                kind, one -> new EvenDraws(Collections.frequency(kinds, one), draws))))
                .toList();
    }

    private int[] sizes() {
        long[] weights = new long[preset.owners()];
        long sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = preset.sizes().at((2L * i + 1) * Quantiles.PARTS / (2L * weights.length));
            sum += weights[i];
        }
        int[] sizes = new int[weights.length];
        for (int i = 0; i < weights.length; i++) {
            long devices = weights[i] * preset.devices() / sum;
            sizes[i] = (int) Math.max(LEAST, devices - devices % Fleets.DEVICES_OF_NODE);
        }
        return sizes;
    }

    private SortedMap<String, Integer> chipsOf(int devices) {
        var chips = new TreeMap<String, Integer>();
        if (devices < TWO_CHIPS) {
            chips.put(nextChip(devices), devices);
        } else {
            int older = devices / 2 - devices / 2 % Fleets.DEVICES_OF_NODE;
            chips.merge(nextChip(older), older, Integer::sum);
            chips.merge(nextChip(devices - older), devices - older, Integer::sum);
        }
        return chips;
    }

    private String nextChip(int devices) {
        var options = new ArrayList<Option<String>>();
        lacking.forEach((chip, lack) -> options.add(new Option<>(chip, Math.max(1, lack))));
        var chip = new Choice<>(options).draw(draws);
        lacking.merge(chip, (long) -devices, Long::sum);
        return chip;
    }
}
