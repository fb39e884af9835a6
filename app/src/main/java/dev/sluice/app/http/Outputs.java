package dev.sluice.app.http;

import dev.sluice.app.engine.AttemptKey;
import dev.sluice.app.engine.Engine;
import dev.sluice.app.engine.TaskLog;
import dev.sluice.app.engine.TaskStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Copies the outputs of one attempt: one as it is, or several line by line. */
final class Outputs {
    static final int ALL = -1;

    private static final int BUFFER_BYTES = 16 << 10;
    private static final int LINE_BYTES = 1 << 20;
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final long OPEN_MILLIS = 50;

    /**
     * Where to begin in each output.
     *
     * @param lastLines begin so many lines before the end; {@link #ALL} = at the offset
     */
    record Begin(long offset, int lastLines) {}

    /** Which outputs, and whether each line begins with the rank. */
    record Wanted(List<Integer> ranks, List<TaskStream> streams, boolean prefixed) {}

    private final Engine engine;
    private final AttemptKey key;
    private final Begin begin;
    private final BooleanSupplier lives;
    private final BooleanSupplier valid;
    private final ReentrantLock turn = new ReentrantLock();

    /**
     * @param lives whether the attempt holds devices, so that outputs can still appear
     * @param valid whether the reader may still read
     */
    Outputs(Engine engine, AttemptKey key, Begin begin, BooleanSupplier lives, BooleanSupplier valid) {
        this.engine = engine;
        this.key = key;
        this.begin = begin;
        this.lives = lives;
        this.valid = valid;
    }

    /** One output as it is. */
    void raw(int rank, TaskStream stream, boolean follow, OutputStream out) throws IOException, InterruptedException {
        try (var log = open(rank, stream, follow)) {
            if (log != null) {
                copy(log, follow, (bytes, length) -> {
                    out.write(bytes, 0, length);
                    out.flush();
                });
            }
        }
    }

    /** Several outputs, line by line: one after the other, or, when followed, as the lines come. */
    void lines(Wanted wanted, boolean follow, OutputStream out) throws IOException, InterruptedException {
        if (!follow) {
            for (int rank : wanted.ranks) {
                for (var stream : wanted.streams) {
                    lines(rank, stream, wanted.prefixed, false, out);
                }
            }
            return;
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> readers = new ArrayList<>();
            for (int rank : wanted.ranks) {
                for (var stream : wanted.streams) {
                    readers.add(threads.submit(() -> {
                        lines(rank, stream, wanted.prefixed, true, out);
                        return null;
                    }));
                }
            }
            try {
                for (var reader : readers) {
                    reader.get();
                }
            } catch (ExecutionException | InterruptedException e) {
                threads.shutdownNow();
                throw new IOException("the reader is gone", e);
            }
        }
    }

    private void lines(int rank, TaskStream stream, boolean prefixed, boolean follow, OutputStream out)
            throws IOException, InterruptedException {
        var prefix = (prefixed ? "[" + rank + "] " : "").getBytes(StandardCharsets.UTF_8);
        var held = new ByteArrayOutputStream();
        try (var log = open(rank, stream, follow)) {
            if (log == null) {
                return;
            }
            copy(log, follow, (bytes, length) -> {
                int start = 0;
                for (int i = 0; i < length; i++) {
                    if (bytes[i] == '\n' || held.size() + i - start >= LINE_BYTES) {
                        held.write(bytes, start, i - start + 1);
                        start = i + 1;
                        writeLine(prefix, held, out);
                    }
                }
                held.write(bytes, start, length - start);
                flush(out);
            });
        }
        if (held.size() > 0) {
            writeLine(prefix, held, out);
            flush(out);
        }
    }

    private void writeLine(byte[] prefix, ByteArrayOutputStream line, OutputStream out) throws IOException {
        turn.lock();
        try {
            out.write(prefix);
            line.writeTo(out);
            var bytes = line.toByteArray();
            if (bytes[bytes.length - 1] != '\n') {
                out.write('\n');
            }
            line.reset();
        } finally {
            turn.unlock();
        }
    }

    private void flush(OutputStream out) throws IOException {
        turn.lock();
        try {
            out.flush();
        } finally {
            turn.unlock();
        }
    }

    private interface Sink {
        void take(byte[] bytes, int length) throws IOException;
    }

    private void copy(TaskLog log, boolean follow, Sink sink) throws IOException, InterruptedException {
        var buffer = new byte[BUFFER_BYTES];
        while (true) {
            int read = log.read(buffer, follow ? WAIT : Duration.ZERO);
            if (read > 0) {
                sink.take(buffer, read);
            } else if (read < 0 || !follow || !valid.getAsBoolean()) {
                return;
            }
        }
    }

    /** Opens an output where the reader wants to begin; null when it is not there and will not come. */
    private @Nullable TaskLog open(int rank, TaskStream stream, boolean follow)
            throws IOException, InterruptedException {
        while (true) {
            // Asked before looking: an output that appears in between is found by the look.
            boolean mayCome = follow && lives.getAsBoolean();
            try {
                long offset = begin.lastLines == ALL ? begin.offset : tailOffset(rank, stream);
                return engine.open(key, rank, stream, offset);
            } catch (NoSuchFileException e) {
                if (!mayCome) {
                    return null;
                }
                Thread.sleep(OPEN_MILLIS);
            }
        }
    }

    /** Where the last so many lines begin. It keeps the beginnings of so many lines and no more. */
    private long tailOffset(int rank, TaskStream stream) throws IOException, InterruptedException {
        var begins = new ArrayDeque<Long>();
        var position = new long[1];
        boolean[] fresh = {true};
        try (var log = engine.open(key, rank, stream, 0)) {
            copy(log, false, (bytes, length) -> {
                for (int i = 0; i < length; i++) {
                    if (fresh[0]) {
                        begins.add(position[0] + i);
                        if (begins.size() > begin.lastLines) {
                            begins.remove();
                        }
                    }
                    fresh[0] = bytes[i] == '\n';
                }
                position[0] += length;
            });
        }
        return begins.isEmpty() ? position[0] : begins.getFirst();
    }
}
