package dev.sluice.app.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files of the console. {@code files.txt} beside them names each one: only what it names is served, whatever path a
 * request asks for.
 */
public final class ConsoleFiles {
    /** The page that loads all the others. */
    public static final String FIRST = "index.html";

    private final Map<String, ConsoleFile> files;

    private ConsoleFiles(Map<String, ConsoleFile> files) {
        this.files = files;
    }

    /** Reads and compresses all of them, once. */
    public static ConsoleFiles load() {
        var files = new TreeMap<String, ConsoleFile>();
        for (var name : new String(resource("files.txt"), StandardCharsets.UTF_8).split("\n")) {
            files.put(name, ConsoleFile.of(name, resource(name)));
        }
        return new ConsoleFiles(files);
    }

    /** The file of this name. */
    public Optional<ConsoleFile> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** What a browser that knows nothing yet loads, in bytes on the wire. */
    public int gzippedBytes() {
        return files.values().stream().mapToInt(file -> file.gzipped().length).sum();
    }

    private static byte[] resource(String name) {
        try (var stream = ConsoleFiles.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not in the program");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
