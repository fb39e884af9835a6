package dev.sluice.app.trace.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What was given to be read: a file, or a folder with the files in it and in its folders.
 *
 * @param path as it was given
 * @param files by name
 */
public record Input(Path path, List<TraceFile> files) {
    private static final int HEAD_CHARACTERS = 4_096;

    public Input {
        files = List.copyOf(files);
    }

    /** Looks at the first line of every file. */
    public static Input at(Path path) throws TraceFailure {
        if (!Files.exists(path)) {
            throw new TraceFailure("trace.not-found", path);
        }
        if (!Files.isReadable(path)) {
            throw new TraceFailure("trace.denied", path);
        }
        if (!Files.isDirectory(path)) {
            var file = file(path, bare(path.getFileName().toString()));
            if (file.head().isEmpty()) {
                throw new TraceFailure("trace.empty", path);
            }
            return new Input(path, List.of(file));
        }
        var files = new ArrayList<TraceFile>();
        for (var each : list(path)) {
            files.add(headless(each, bare(path.relativize(each).toString().replace('\\', '/'))));
        }
        return new Input(path, files);
    }

    private static List<Path> list(Path folder) throws TraceFailure {
        try (Stream<Path> walk = Files.walk(folder, 2)) {
            var files = walk.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .limit(TraceLimits.FILES + 1L)
                    .sorted()
                    .toList();
            if (files.size() > TraceLimits.FILES) {
                throw new TraceFailure("trace.too-many-files", folder, TraceLimits.FILES);
            }
            return files;
        } catch (AccessDeniedException e) {
            throw new TraceFailure("trace.denied", e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            throw new TraceFailure("trace.unreadable", folder, e.getMessage());
        }
    }

    /** A file of a folder may be anything; what is no text has no head and belongs to no format. */
    private static TraceFile headless(Path path, String name) throws TraceFailure {
        try {
            return file(path, name);
        } catch (TraceFailure failure) {
            if (failure.code().equals("trace.binary") || failure.code().equals("trace.line-too-long")) {
                return new TraceFile(path, name, "");
            }
            throw failure;
        }
    }

    private static TraceFile file(Path path, String name) throws TraceFailure {
        try (var lines = Lines.open(path, name)) {
            var head = lines.next() ? lines.text() : "";
            return new TraceFile(path, name, head.substring(0, Math.min(HEAD_CHARACTERS, head.length())));
        }
    }

    private static String bare(String name) {
        return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }

    /** The files that something holds for. */
    public List<TraceFile> all(Predicate<TraceFile> wanted) {
        return files.stream().filter(wanted).toList();
    }

    /** The first of them. */
    public Optional<TraceFile> first(Predicate<TraceFile> wanted) {
        return files.stream().filter(wanted).findFirst();
    }

    /**
     * The first of them, without which a format can't be read.
     *
     * @param what names the file or its columns
     */
    public TraceFile require(String what, Predicate<TraceFile> wanted) throws TraceFailure {
        return first(wanted).orElseThrow(() -> new TraceFailure("trace.file-missing", path, what));
    }

    /** The same, where the options' fleet file may stand in for it. */
    public TraceFile requireNodes(String what, Predicate<TraceFile> wanted, ReadOptions options) throws TraceFailure {
        var other = options.fleetFile();
        return other == null ? require(what, wanted) : at(other).require(what, wanted);
    }

    /** Notes the files that nothing was made of, by name, so that nobody takes them for read. */
    public void noteUnused(Reading reading) {
        files.stream()
                .filter(file -> !reading.isUsed(file))
                .forEach(file -> reading.remark("trace.use.none", file.name()));
    }
}
