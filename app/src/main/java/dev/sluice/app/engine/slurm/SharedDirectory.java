package dev.sluice.app.engine.slurm;

import dev.sluice.app.engine.AttemptKey;
import dev.sluice.app.engine.shim.DurableFiles;
import dev.sluice.app.engine.shim.ShimBinary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * The directory that the server shares with the nodes: {@code attempts}, {@code bell}, {@code bin}, {@code instance}.
 *
 * @param root absolute
 * @param instance tells this directory's jobs from those of another Sluice on the same cluster
 * @param launcher the script that runs on the nodes
 * @param shim the program that runs a task there
 */
record SharedDirectory(Path root, String instance, Path launcher, Path shim) {
    private static final String LAUNCHER = "launch.sh";

    /** Makes what is not there yet. */
    static SharedDirectory open(Path root) throws IOException {
        DurableFiles.createDirectories(root.resolve("attempts"));
        DurableFiles.createDirectories(root.resolve("bell"));
        DurableFiles.createDirectories(root.resolve("bin"));
        DurableFiles.createDirectories(root.resolve("jobs"));
        return new SharedDirectory(root, instance(root), launcher(root), ShimBinary.install(root.resolve("bin")));
    }

    private static String instance(Path root) throws IOException {
        var file = root.resolve("instance");
        if (!Files.exists(file)) {
            DurableFiles.replace(file, UUID.randomUUID() + "\n");
        }
        return DurableFiles.read(file).orElse("").strip();
    }

    /** Its name holds its hash: jobs that wait go on with the one that they were made for. */
    private static Path launcher(Path root) throws IOException {
        byte[] script;
        try (InputStream in = SharedDirectory.class.getResourceAsStream(LAUNCHER)) {
            if (in == null) {
                throw new IOException("This build has no " + LAUNCHER + ": build it again");
            }
            script = in.readAllBytes();
        }
        var name = "launch-" + Integer.toHexString(Arrays.hashCode(script)) + ".sh";
        var file = root.resolve("bin").resolve(name);
        if (!Files.exists(file)) {
            var fresh = file.resolveSibling(name + ".new");
            DurableFiles.write(fresh, script);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    Path attempts() {
        return root.resolve("attempts");
    }

    /** Where the jobs' own output goes: what Slurm itself has to say. */
    Path jobs() {
        return root.resolve("jobs");
    }

    /**
     * The attempts that something has happened to since the last time; the nodes ring, and only this server listens.
     */
    List<AttemptKey> rung() throws IOException {
        var keys = new ArrayList<AttemptKey>();
        try (var rings = Files.newDirectoryStream(root.resolve("bell"))) {
            for (var ring : rings) {
                // Taken away before anybody looks: what happens after the look rings again.
                Files.deleteIfExists(ring);
                AttemptKey.parse(String.valueOf(ring.getFileName())).ifPresent(keys::add);
            }
        } catch (NoSuchFileException | FileAlreadyExistsException e) {
            return keys;
        }
        return keys;
    }
}
