package dev.sluice.app.engine.shim;

import dev.sluice.app.engine.TaskLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Follows one output file. Looks at it every few ms, and only while somebody waits in {@link #read}. */
public final class FileTaskLog implements TaskLog {
    private static final long LOOK_MILLIS = 25;

    private final Path file;
    private final BooleanSupplier ended;
    private @Nullable FileChannel channel;
    private long offset;

    /** @param ended whether the task has ended; once true, nothing is written any more */
    public FileTaskLog(Path file, long offset, BooleanSupplier ended) {
        if (offset < 0) {
            throw new IllegalArgumentException("An offset is at least 0, not " + offset);
        }
        this.file = file;
        this.offset = offset;
        this.ended = ended;
    }

    @Override
    public int read(byte[] buffer, Duration wait) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            boolean complete = ended.getAsBoolean(); // asked first: what is read after it is then all there is
            int count = readNow(buffer);
            if (count > 0) {
                return count;
            }
            if (complete) {
                return -1;
            }
            long leftNanos = deadline - System.nanoTime();
            if (leftNanos <= 0) {
                return 0;
            }
            Thread.sleep(Duration.ofNanos(Math.min(leftNanos, LOOK_MILLIS * 1_000_000)));
        }
    }

    private int readNow(byte[] buffer) throws IOException {
        if (channel == null) {
            try {
                channel = FileChannel.open(file, StandardOpenOption.READ);
            } catch (NoSuchFileException e) {
                return 0; // not launched yet
            }
        }
        int count = channel.read(ByteBuffer.wrap(buffer), offset);
        if (count > 0) {
            offset += count;
        }
        return count;
    }

    @Override
    public long offset() {
        return offset;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
