package dev.sluice.core.pool;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The prices of idle devices that are in force. Where there is none, idle devices cost nothing. */
public final class SpotPrices {
    private final TreeMap<String, TreeMap<String, SpotPrice>> byCenter = new TreeMap<>();

    public SpotPrices() {}

    /** These prices. */
    public SpotPrices(List<SpotPrice> prices) {
        prices.forEach(this::put);
    }

    /** The price, or null where there is none. */
    public @Nullable SpotPrice find(String center, String chip) {
        var chips = byCenter.get(center);
        return chips == null ? null : chips.get(chip);
    }

    public void put(SpotPrice price) {
        byCenter.computeIfAbsent(price.center(), any -> new TreeMap<>()).put(price.chip(), price);
    }

    public void remove(String center, String chip) {
        var chips = byCenter.get(center);
        if (chips != null) {
            chips.remove(chip);
        }
    }

    /** All of them, by center and chip. */
    public List<SpotPrice> all() {
        return byCenter.values().stream()
                .flatMap(chips -> chips.values().stream())
                .toList();
    }
}
