package dev.sluice.app.trace.lines;

import dev.sluice.app.trace.reading.Input;
import dev.sluice.app.trace.reading.Reading;
import dev.sluice.app.trace.reading.TraceFailure;
import dev.sluice.app.trace.reading.TraceFile;
import dev.sluice.app.trace.reading.TraceFormat;
import dev.sluice.core.replay.Trace;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Traces as JSON lines, of which every field of {@link Trace} has a place, so that what is written is what is read. The
 * fields are in {@code docs/traces.md}.
 */
public final class NativeTrace implements TraceFormat {
    /** The version that the first line names. */
    static final int VERSION = 1;

    @Override
    public String name() {
        return "sluice";
    }

    @Override
    public boolean recognises(Input input) {
        return input.files().stream().anyMatch(NativeTrace::isTrace);
    }

    private static boolean isTrace(TraceFile file) {
        return file.head().startsWith("{") && file.head().contains("\"sluice\"");
    }

    @Override
    public List<String> variants(Input input) {
        return input.all(NativeTrace::isTrace).stream().map(TraceFile::stem).toList();
    }

    @Override
    public Trace read(Input input, Reading reading) throws TraceFailure {
        var wanted = input.require(
                "{\"sluice\":1}", file -> isTrace(file) && file.stem().equals(reading.variant()));
        for (var file : input.all(NativeTrace::isTrace)) {
            reading.used(file, file.equals(wanted) ? "trace.use.trace" : "trace.use.other-variant", file.stem());
        }
        return new NativeReader(wanted, reading).read();
    }

    /** Writes a trace to a file, compressed where its name ends with {@code .gz}: all of it or nothing. */
    public static void write(Trace trace, Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        var part = Files.createTempFile(folder, "." + file.getFileName(), ".part");
        try {
            try (var out = Files.newOutputStream(part)) {
                if (file.toString().endsWith(".gz")) {
                    var packed = new GZIPOutputStream(out, 1 << 16);
                    write(trace, packed);
                    packed.finish();
                } else {
                    write(trace, out);
                }
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Writes a trace; the stream stays open. */
    public static void write(Trace trace, OutputStream out) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        new NativeWriter(writer).write(trace);
        writer.flush();
    }
}
