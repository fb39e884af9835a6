package dev.sluice.app.trace;

import dev.sluice.app.text.Texts;
import dev.sluice.app.trace.reading.ReadOptions;
import dev.sluice.app.trace.reading.ReadTrace;
import dev.sluice.app.trace.reading.TraceFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A folder with the files of a trace that a test makes up. */
record TraceFolder(Path path) {
    TraceFolder with(String name, String text) throws IOException {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    TraceFolder with(String name, byte[] bytes) throws IOException {
        var file = path.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        return this;
    }

    TraceFolder packed(String name, String text) throws IOException {
        return with(name, gzip(text));
    }

    static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    ReadTrace open() throws TraceFailure {
        return open(ReadOptions.DEFAULT);
    }

    ReadTrace open(ReadOptions options) throws TraceFailure {
        return Traces.open(path, options);
    }

    /** Why it can't be read. */
    TraceFailure refused(ReadOptions options) {
        try {
            throw new AssertionError("it was read: " + open(options).remarks());
        } catch (TraceFailure failure) {
            return failure;
        }
    }

    TraceFailure refused() {
        return refused(ReadOptions.DEFAULT);
    }

    static List<String> remarks(ReadTrace read) {
        return read.remarks().stream()
                .map(remark -> remark.text(Texts.english()))
                .toList();
    }

    static List<String> bad(ReadTrace read) {
        return read.badLines().stream().map(line -> line.text(Texts.english())).toList();
    }
}
