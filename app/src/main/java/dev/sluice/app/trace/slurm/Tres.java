package dev.sluice.app.trace.slurm;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Slurm counts, as it writes it: {@code billing=8,cpu=8,gres/gpu:a100=4,gres/gpu=4,mem=62.50G,node=1}.
 *
 * @param types of the devices, such as {@code a100}; none where nothing names one
 * @param typed devices that are counted under a type
 * @param devices accelerators of all nodes together
 * @param shards parts of accelerators, where jobs may share them
 * @param cpus cores of all nodes together
 * @param memoryMib host memory of all nodes together
 */
record Tres(List<String> types, long typed, long devices, long shards, long cpus, long memoryMib) {
    /** Names under which sites keep accelerators; what else is a generic resource is none. */
    static final Set<String> ACCELERATORS = Set.of("gpu", "npu", "dcu", "mlu", "gcu", "xpu", "ppu");

    static final Tres NONE = new Tres(List.of(), 0, 0, 0, 0, 0);

    private static final long MOST = 1L << 40;
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,6})?)([KMGTP]?)i?B?");

    Tres {
        types = List.copyOf(types);
    }

    /** Reads one; nothing when it is none. */
    static Optional<Tres> parse(String text) {
        var tres = NONE;
        for (var part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                return Optional.empty();
            }
            var read = tres.with(part.substring(0, equals), part.substring(equals + 1));
            if (read.isEmpty()) {
                return read;
            }
            tres = read.get();
        }
        return Optional.of(tres);
    }

    private Optional<Tres> with(String name, String value) {
        return switch (name) {
            case "cpu" -> count(value).map(count -> new Tres(types, typed, devices, shards, count, memoryMib));
            case "mem" -> mebibytes(value).map(mib -> new Tres(types, typed, devices, shards, cpus, mib));
            case "gres/shard" -> count(value).map(count -> new Tres(types, typed, devices, count, cpus, memoryMib));
            default -> name.startsWith("gres/") ? gres(name.substring("gres/".length()), value) : Optional.of(this);
        };
    }

    /** A cluster may count a kind as a whole, by type, or both: the whole is the number of devices, else the sum. */
    private Optional<Tres> gres(String name, String value) {
        int colon = name.indexOf(':');
        if (!ACCELERATORS.contains(colon < 0 ? name : name.substring(0, colon))) {
            return Optional.of(this);
        }
        return count(value).map(count -> {
            if (colon < 0) {
                return new Tres(types, typed, Math.max(devices, count), shards, cpus, memoryMib);
            }
            var all = new ArrayList<>(types);
            all.add(name.substring(colon + 1).toLowerCase(Locale.ROOT));
            long sum = typed + count;
            return new Tres(all, sum, Math.max(devices, sum), shards, cpus, memoryMib);
        });
    }

    private static Optional<Long> count(String value) {
        return value.matches("[0-9]{1,12}") ? Optional.of(Long.parseLong(value)) : Optional.empty();
    }

    private static Optional<Long> mebibytes(String value) {
        var match = SIZE.matcher(value);
        if (!match.matches()) {
            return Optional.empty();
        }
        // Without a unit it is MiB.
        int unit = match.group(2).isEmpty() ? 1 : "KMGTP".indexOf(match.group(2));
        var kib = new BigDecimal(match.group(1)).multiply(BigDecimal.valueOf(1L << 10 * unit));
        var mib = kib.divide(BigDecimal.valueOf(1L << 10), 0, RoundingMode.CEILING);
        return mib.compareTo(BigDecimal.valueOf(MOST)) > 0 ? Optional.empty() : Optional.of(mib.longValue());
    }
}
