package dev.sluice.app.trace.slurm;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Slurm counts, as it writes it: {@code billing=8,cpu=8,gres/gpu:a100=4,gres/gpu=4,mem=62.50G,node=1}.
 *
 * @param type of the devices, such as {@code a100}; "" where the cluster names none
 * @param devices accelerators of all nodes together
 * @param shards parts of accelerators, where jobs may share them
 * @param cpus cores of all nodes together
 * @param memoryMib host memory of all nodes together
 */
record Tres(String type, long devices, long shards, long cpus, long memoryMib) {
    /** Names under which sites keep accelerators; what else is a generic resource is none. */
    static final Set<String> ACCELERATORS = Set.of("gpu", "npu", "dcu", "mlu", "gcu", "xpu", "ppu");

    static final Tres NONE = new Tres("", 0, 0, 0, 0);

    private static final long MOST = 1L << 40;
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,6})?)([KMGTP]?)i?B?");

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
            case "cpu" -> count(value).map(count -> new Tres(type, devices, shards, count, memoryMib));
            case "mem" -> mebibytes(value).map(mib -> new Tres(type, devices, shards, cpus, mib));
            case "gres/shard" -> count(value).map(count -> new Tres(type, devices, count, cpus, memoryMib));
            default -> name.startsWith("gres/") ? gres(name.substring("gres/".length()), value) : Optional.of(this);
        };
    }

    /** A cluster may count a kind as a whole, by type, or both: the greatest count is the number of devices. */
    private Optional<Tres> gres(String name, String value) {
        int colon = name.indexOf(':');
        var kind = colon < 0 ? name : name.substring(0, colon);
        if (!ACCELERATORS.contains(kind)) {
            return Optional.of(this);
        }
        var here = colon < 0 ? "" : name.substring(colon + 1).toLowerCase(Locale.ROOT);
        return count(value).map(count -> {
            boolean names = type.isEmpty() && count > 0;
            return new Tres(names ? here : type, Math.max(devices, count), shards, cpus, memoryMib);
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
