package dev.sluice.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * The finished build that is measured, and a place for the homes of its servers.
 *
 * @param dist directory with the jars and the start-up cache
 * @param place directory on a real disk, since fsync is part of what is measured
 */
record Product(Path dist, Path place) {
    /** Four nodes with eight devices each. What runs on them are processes of this machine. */
    private static final String FLEET = """
            nodes:
            - { name: n1, chip: nvidia-h100, devices: 8, deviceMemory: 80Gi, cpus: 128, memory: 1Ti }
            - { name: n2, chip: nvidia-h100, devices: 8, deviceMemory: 80Gi, cpus: 128, memory: 1Ti }
            - { name: n3, chip: nvidia-h100, devices: 8, deviceMemory: 80Gi, cpus: 128, memory: 1Ti }
            - { name: n4, chip: nvidia-h100, devices: 8, deviceMemory: 80Gi, cpus: 128, memory: 1Ti }
            """;

    /** The command line, as people call it. */
    ProcessBuilder command(Path home, List<String> words) {
        var all = new ArrayList<>(List.of(Path.of("sluice").toAbsolutePath().toString()));
        all.addAll(words);
        var builder = new ProcessBuilder(all);
        builder.environment().put("SLUICE_HOME", home.toString());
        builder.environment().put("SLUICE_DIST", dist.toString());
        return builder;
    }

    /** A home with nothing in it. */
    Path freshHome(String name) {
        var home = place.resolve(name);
        delete(home);
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return home;
    }

    /** Starts a server and returns when it is ready. */
    RunningServer start(Path home) {
        try {
            var fleet = Files.writeString(place.resolve("fleet.yaml"), FLEET);
            Files.deleteIfExists(home.resolve("server.json"));
            var words = List.of("up", "--listen", "127.0.0.1:0", "--fleet", fleet.toString());
            var log = home.resolveSibling(home.getFileName() + ".log").toFile();
            long begin = System.nanoTime();
            var process = command(home, words)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(log))
                    .start();
            return RunningServer.ready(process, home, begin);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path each, IOException failure) throws IOException {
                    Files.delete(each);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
