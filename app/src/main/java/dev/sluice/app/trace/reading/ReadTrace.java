package dev.sluice.app.trace.reading;

import dev.sluice.core.replay.Trace;
import java.util.List;

/**
 * A trace and the account of how it was read.
 *
 * @param format name of its format
 * @param variant the list, seed or load that was read; "" where there is one only
 * @param variants all there are, the default first
 * @param badLines the first of the lines that were not used
 * @param badCount how many there are
 * @param remarks what was assumed, left out and counted, and what each file was used for
 */
public record ReadTrace(
        Trace trace,
        String format,
        String variant,
        List<String> variants,
        List<BadLine> badLines,
        long badCount,
        List<Remark> remarks) {
    public ReadTrace {
        variants = List.copyOf(variants);
        badLines = List.copyOf(badLines);
        remarks = List.copyOf(remarks);
    }
}
