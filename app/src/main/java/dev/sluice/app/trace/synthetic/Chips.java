package dev.sluice.app.trace.synthetic;

import dev.sluice.app.catalogue.ChipCatalogue;
import dev.sluice.app.catalogue.ChipEntry;
import dev.sluice.core.pool.Chip;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The chips that somebody owns, and how fast work runs on one that it usually runs on another. */
final class Chips {
    private static final long MIB_OF_GIB = 1024;
    private static final long MBPS_OF_GBPS = 1000;

    private final SortedMap<String, Chip> chips = new TreeMap<>();
    private final SortedMap<String, String> vendors = new TreeMap<>();

    /**
     * @throws IllegalArgumentException if the catalogue lacks a chip, or one of the figures that its speed is made of
     */
    Chips(ChipCatalogue catalogue, List<Owner> owners) {
        var ids = new TreeSet<String>();
        owners.forEach(owner -> ids.addAll(owner.devices().keySet()));
        for (var id : ids) {
            ChipEntry entry = catalogue
                    .find(id)
                    .orElseThrow(() -> new IllegalArgumentException("the catalogue has no chip " + id));
            var chip = entry.forCore();
            if (chip.memoryMib() == 0 || chip.bf16Gflops() == 0 || chip.bandwidthMbps() == 0) {
                throw new IllegalArgumentException("the catalogue does not say how fast " + id + " is");
            }
            chips.put(id, chip);
            vendors.put(id, entry.vendor().id());
        }
    }

    /** All of them, by id. */
    List<Chip> all() {
        return List.copyOf(chips.values());
    }

    Chip find(String id) {
        var chip = chips.get(id);
        if (chip == null) {
            throw new IllegalArgumentException("nobody owns a chip " + id);
        }
        return chip;
    }

    /**
     * Speeds of work, in thousandths of that on its usual chip, on all chips that it can run on.
     *
     * <p>Method: the roofline (Williams, Waterman and Patterson, CACM 2009): a chip does as many operations as its
     * units can, or as its memory can feed. Example: decoding at 30 operations a byte is bound by memory on an H20 (30
     * x 4.0 TB/s = 120 of its 148 TFLOP/s) as on an H800 (100 of 989), so the H800 does 837 permille.
     *
     * @param portable whether it runs on chips of other vendors
     * @param slowest speed from which on a chip counts
     */
    SortedMap<String, Integer> speeds(Work.Need need, String usual, boolean portable, int slowest) {
        var home = find(usual);
        long memory = Math.min(need.memoryGib() * MIB_OF_GIB, home.memoryMib());
        var speeds = new TreeMap<String, Integer>();
        chips.forEach((id, chip) -> {
            int speed = (int) (rate(need, chip) * 1000 / rate(need, home));
            boolean runs = portable || vendorOf(id).equals(vendorOf(usual));
            if (runs && chip.memoryMib() >= memory && speed >= slowest) {
                speeds.put(id, speed);
            }
        });
        return speeds;
    }

    private String vendorOf(String id) {
        return vendors.getOrDefault(id, "");
    }

    /** In GFLOP/s; where a person sets the pace, the same on each. */
    private static long rate(Work.Need need, Chip chip) {
        return need.flopsPerByte() == 0
                ? 1
                : Math.min(chip.bf16Gflops(), need.flopsPerByte() * chip.bandwidthMbps() / MBPS_OF_GBPS);
    }
}
