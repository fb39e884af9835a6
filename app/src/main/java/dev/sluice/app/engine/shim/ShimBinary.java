package dev.sluice.app.engine.shim;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The task shim, taken out of the class path into the state directory. */
public final class ShimBinary {
    private static final String RESOURCE = "/native/task-shim";
    private static final int NAME_DIGITS = 16;

    private ShimBinary() {}

    /**
     * Puts the shim there unless it is there already. Its name holds its hash: an upgrade puts a new one beside the
     * old, which running tasks still use.
     */
    public static Path install(Path binDirectory) throws IOException {
        byte[] program = read();
        Path file = binDirectory.resolve("task-shim-" + digest(program));
        if (Files.isExecutable(file) && Files.size(file) == program.length) {
            return file;
        }
        Files.createDirectories(binDirectory);
        Path fresh = Files.createTempFile(binDirectory, "task-shim", ".tmp");
        Files.write(fresh, program);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] read() throws IOException {
        try (InputStream in = ShimBinary.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IOException(
                        "This build has no task shim (" + RESOURCE + "): build it again with a C compiler");
            }
            return in.readAllBytes();
        }
    }

    private static String digest(byte[] program) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(program);
            return HexFormat.of().formatHex(hash).substring(0, NAME_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
