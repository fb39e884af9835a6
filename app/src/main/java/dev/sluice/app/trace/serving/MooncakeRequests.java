package dev.sluice.app.trace.serving;

import dev.sluice.app.trace.reading.Input;
import dev.sluice.app.trace.reading.JsonLine;
import dev.sluice.app.trace.reading.Range;
import dev.sluice.app.trace.reading.Reading;
import dev.sluice.app.trace.reading.Times;
import dev.sluice.app.trace.reading.TraceFailure;
import dev.sluice.app.trace.reading.TraceFile;
import dev.sluice.app.trace.reading.TraceFormat;
import dev.sluice.core.replay.Trace;
import java.util.List;

/**
 * Requests to Kimi, as JSON lines. Source: Qin et al., "Mooncake: Trading More Storage for Less Computation", FAST
 * 2025. One tenant serves them, as {@code Replicas} says; numbers of tokens and blocks that could be used again are not
 * used.
 */
final class MooncakeRequests implements TraceFormat {
    private static final String TENANT = "mooncake";
    private static final Range MILLIS = Range.DURATION;

    @Override
    public String name() {
        return "mooncake";
    }

    @Override
    public boolean recognises(Input input) {
        return input.files().stream().anyMatch(MooncakeRequests::isLog);
    }

    private static boolean isLog(TraceFile file) {
        return file.head().startsWith("{") && file.head().contains("\"hash_ids\"");
    }

    @Override
    public List<String> variants(Input input) {
        return input.all(MooncakeRequests::isLog).stream().map(TraceFile::stem).toList();
    }

    @Override
    public Trace read(Input input, Reading reading) throws TraceFailure {
        var minutes = new Minutes();
        for (var file : input.all(MooncakeRequests::isLog)) {
            if (file.stem().equals(reading.variant())) {
                reading.used(file, "trace.use.requests");
                requests(file, reading, minutes);
            } else {
                reading.used(file, "trace.use.other-variant", file.stem());
            }
        }
        return minutes.trace(TENANT, reading);
    }

    private static void requests(TraceFile file, Reading reading, Minutes minutes) throws TraceFailure {
        JsonLine.each(file, reading, line -> {
            long at = line.integer("timestamp", MILLIS);
            minutes.request(Times.BASE_MILLIS + at);
        });
    }
}
