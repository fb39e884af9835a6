package dev.sluice.app.http;

import dev.sluice.app.work.Known;
import dev.sluice.core.Core;
import dev.sluice.core.pool.CenterSpec;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The chips and centers that files can name, kept for a moment so that a submission costs no extra read. */
final class Names {
    private static final long KEPT_MILLIS = 1_000;

    private record Kept(Known known, long atMillis) {}

    private final WriterLine line;
    private final LongSupplier clockMillis;
    private volatile @Nullable Kept kept;

    Names(WriterLine line, LongSupplier clockMillis) {
        this.line = line;
        this.clockMillis = clockMillis;
    }

    Known known() {
        var last = kept;
        long now = clockMillis.getAsLong();
        if (last == null || now - last.atMillis > KEPT_MILLIS || now < last.atMillis) {
            last = new Kept(line.read(Names::of), now);
            kept = last;
        }
        return last.known;
    }

    private static Known of(Core core) {
        var memory = new TreeMap<String, Long>();
        core.chips().forEach(chip -> memory.put(chip.id(), chip.memoryMib()));
        for (var segment : core.pool().segments()) {
            // A node can say more than the catalogue does, and of chips that the catalogue doesn't have.
            for (int node : segment.nodes()) {
                memory.merge(segment.chip(), core.pool().node(node).deviceMemoryMib(), Math::max);
            }
        }
        var centers = new TreeSet<String>();
        core.pool().centers().stream().map(CenterSpec::name).forEach(centers::add);
        return new Known(memory, centers);
    }
}
