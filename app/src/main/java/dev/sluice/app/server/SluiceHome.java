package dev.sluice.app.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The directory where a server keeps all it has: {@code $SLUICE_HOME}, or {@code ~/.sluice}. Only its owner can read
 * it.
 *
 * @param directory absolute
 */
public record SluiceHome(Path directory) {
    private static final String OWNER_ONLY = "rw-------";

    /** The home that the environment names. */
    public static SluiceHome ofEnvironment() {
        var named = System.getenv("SLUICE_HOME");
        var directory =
                named == null || named.isEmpty() ? Path.of(System.getProperty("user.home"), ".sluice") : Path.of(named);
        return new SluiceHome(directory.toAbsolutePath().normalize());
    }

    /** Where the journal is. */
    Path state() {
        return directory.resolve("state");
    }

    /** Where the local engine keeps its attempts. */
    Path localEngine() {
        return directory.resolve("local");
    }

    /** Where the descriptions of added centers are kept. */
    Path centers() {
        return directory.resolve("centers");
    }

    /** Where the command line finds the server's address. */
    Path serverFile() {
        return directory.resolve("server.json");
    }

    /** Holds the process id of a server that is starting; the launcher writes it, so that verbs wait for the server. */
    Path startingFile() {
        return directory.resolve("starting");
    }

    /** Where the command line finds the admin token. */
    Path adminToken() {
        return directory.resolve("admin.token");
    }

    /** Makes the directory, for its owner alone. */
    void create() throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    /** Writes a file that only the owner can read, whole or not at all. */
    void write(Path file, String text) throws IOException {
        var half = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(half);
        Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        Files.write(half, text.getBytes(StandardCharsets.UTF_8));
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
