package dev.sluice.app.cli.reach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A server of this machine that is being built or started. The launcher leaves the server's process id in a file, which
 * the server removes when it answers.
 */
final class Starting {
    private static final Duration LOOK = Duration.ofMillis(50);

    private Starting() {}

    /** Returns when no server is starting: it answers, or its process is gone. */
    static void await(Path file) {
        try {
            while (isStarting(file)) {
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isStarting(Path file) {
        try {
            return Files.exists(file)
                    && ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                            .isPresent();
        } catch (IOException | NumberFormatException gone) {
            return false;
        }
    }
}
