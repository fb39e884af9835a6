package dev.sluice.app.work;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What names in a file can mean.
 *
 * @param chipMemoryMib the chips of the catalogue and of the pool with the memory of the largest device of each; 0 =
 *     nobody knows
 * @param centers names of the centers
 */
public record Known(SortedMap<String, Long> chipMemoryMib, Collection<String> centers) {
    public Known {
        chipMemoryMib = Collections.unmodifiableSortedMap(new TreeMap<>(chipMemoryMib));
    }

    /** The largest memory of these chips, of any chip when there are none; null when one of them is unknown. */
    @Nullable Long mostMemoryMib(Collection<String> chips) {
        long most = 0;
        for (var chip : chips.isEmpty() ? chipMemoryMib.keySet() : chips) {
            long memory = chipMemoryMib.getOrDefault(chip, 0L);
            if (memory == 0 && !chips.isEmpty()) {
                return null;
            }
            most = Math.max(most, memory);
        }
        return most == 0 ? null : most;
    }
}
