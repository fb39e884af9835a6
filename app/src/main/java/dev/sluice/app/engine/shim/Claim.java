package dev.sluice.app.engine.shim;

import dev.sluice.app.engine.StartOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * That an attempt was taken up, for good: what is known of it before any of its tasks runs.
 *
 * @param bootId the boot of the machine in which it was; a task can't be alive in another
 * @param tasks size of the gang; 0: the attempt was stopped before it started
 * @param masterPort the port that its tasks may meet at; 0: none
 * @param graceMillis between TERM and KILL if the engine stops it of its own accord
 */
public record Claim(String bootId, int tasks, int masterPort, long graceMillis) {
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    public static Claim of(StartOrder order, int masterPort) {
        return new Claim(
                currentBoot(), order.tasks().size(), masterPort, order.grace().toMillis());
    }

    /** The claim that keeps an attempt from ever starting. */
    public static Claim neverToStart() {
        return new Claim(currentBoot(), 0, 0, 0);
    }

    public static Optional<Claim> parse(String text) {
        String[] words = text.strip().split(" ", -1);
        if (words.length != 5 || !words[0].equals("claim")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Claim(
                    words[1], Integer.parseInt(words[2]), Integer.parseInt(words[3]), Long.parseLong(words[4])));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    public String format() {
        return "claim " + bootId + " " + tasks + " " + masterPort + " " + graceMillis + "\n";
    }

    public boolean ofThisBoot() {
        return bootId.equals(currentBoot());
    }

    public Duration grace() {
        return Duration.ofMillis(graceMillis);
    }

    private static String currentBoot() {
        try {
            return DurableFiles.read(BOOT_ID).map(String::strip).orElse("unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
