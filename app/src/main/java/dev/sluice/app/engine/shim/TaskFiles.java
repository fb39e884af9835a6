package dev.sluice.app.engine.shim;

import dev.sluice.app.engine.TaskStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The directory of one task: what engine and shim tell each other. The head of {@code task-shim.c} says who writes what
 * when.
 *
 * @param directory may not be there yet
 */
public record TaskFiles(Path directory) {
    private static final String NOT_STOPPED = "none                ";
    private static final String STOPPED = "stop %-15d";
    private static final long MAX_GRACE_MILLIS = 999_999_999_999_999L; // what fits in STOPPED

    /** Makes the directory with all that the shim reads, and the directory that the task may work in. */
    public void create(TaskSpec spec) throws IOException {
        create(spec, "spec", spec.encode());
    }

    /** The same with a spec that the task's node completes: it is left there as {@code spec.head}. */
    public void createHead(TaskSpec spec) throws IOException {
        create(spec, "spec.head", spec.encodeHead());
    }

    private void create(TaskSpec spec, String name, byte[] bytes) throws IOException {
        DurableFiles.createDirectory(directory);
        if (spec.directory().equals(work().toString())) {
            DurableFiles.createDirectory(work());
        }
        DurableFiles.write(directory.resolve("stop"), NOT_STOPPED.getBytes(StandardCharsets.US_ASCII));
        DurableFiles.write(directory.resolve(name), bytes);
    }

    /** The fresh directory that the task works in if the user named none. */
    public Path work() {
        return directory.resolve("work");
    }

    public Path output(TaskStream stream) {
        return directory.resolve(
                switch (stream) {
                    case OUT -> "out";
                    case ERR -> "err";
                });
    }

    /**
     * Tells the shim to stop the task when it next looks. In place, as a full disk must not keep a task from being
     * stopped.
     */
    public void requestStop(Duration grace) throws IOException {
        String text = String.format(Locale.ROOT, STOPPED, Math.min(grace.toMillis(), MAX_GRACE_MILLIS));
        try (var channel = FileChannel.open(directory.resolve("stop"), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
        }
    }

    /** Whether the shim was told to stop the task. */
    public boolean stopRequested() {
        try {
            return DurableFiles.read(directory.resolve("stop")).orElse("").startsWith("stop ");
        } catch (IOException e) {
            return false; // its end will tell
        }
    }

    /** How the task ended; empty if it has not, or nobody has recorded it. */
    public Optional<TaskEnd> readEnd() throws IOException {
        return DurableFiles.read(directory.resolve("exit")).flatMap(TaskEnd::parse);
    }

    public boolean hasEnded() {
        return Files.exists(directory.resolve("exit"));
    }

    public void writeEnd(TaskEnd end) throws IOException {
        DurableFiles.replace(directory.resolve("exit"), end.format());
    }

    /** Whether a shim came so far that the task may have run. */
    public boolean wasLaunched() {
        return Files.exists(directory.resolve("state"));
    }

    /** Wall clock ms at which the task began to run; empty if that is not (yet) known. */
    public OptionalLong startedMillis() throws IOException {
        String[] words =
                DurableFiles.read(directory.resolve("state")).orElse("").strip().split(" ");
        return words.length == 5 && words[0].equals("running")
                ? OptionalLong.of(Long.parseLong(words[4]))
                : OptionalLong.empty();
    }

    /** The pid that the shim left in its lock; it is the shim's for as long as the lock is held. */
    public OptionalLong shimPid() throws IOException {
        String text = DurableFiles.read(directory.resolve("lock")).orElse("").strip();
        return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }

    /** The open lock file, whose lock is the shim's as long as it lives. */
    public FileChannel openLock() throws IOException {
        if (!Files.isDirectory(directory)) {
            DurableFiles.createDirectories(directory);
        }
        return FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** The shim's lock, if no shim has it. */
    public static @Nullable FileLock tryLock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // a thread of ours already waits for it, so it is held
        }
    }
}
