package dev.sluice.app.http;

import dev.sluice.app.engine.AttemptKey;
import dev.sluice.app.engine.DeviceInfo;
import dev.sluice.app.engine.DeviceReading;
import dev.sluice.app.engine.Engine;
import dev.sluice.app.engine.EngineListener;
import dev.sluice.app.engine.Inventory;
import dev.sluice.app.engine.NodeInfo;
import dev.sluice.app.engine.StartOrder;
import dev.sluice.app.engine.TaskExit;
import dev.sluice.app.engine.TaskLog;
import dev.sluice.app.engine.TaskStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** An engine whose tasks start at once, write what the test says, and end when it says so. */
final class ScriptedEngine implements Engine {
    private record Output(AttemptKey key, int rank, TaskStream stream) {}

    private final EngineListener listener;
    private final int nodes;
    private final Map<Output, ByteArrayOutputStream> outputs = new ConcurrentHashMap<>();
    private final Map<AttemptKey, Integer> running = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    ScriptedEngine(EngineListener listener, int nodes) {
        this.listener = listener;
        this.nodes = nodes;
    }

    @Override
    public Inventory inventory() {
        var list = new ArrayList<NodeInfo>();
        for (int node = 0; node < nodes; node++) {
            var devices = new ArrayList<DeviceInfo>();
            for (int device = 0; device < 8; device++) {
                devices.add(new DeviceInfo(device, 96 * 1024, "n" + node + "d" + device, true));
            }
            list.add(new NodeInfo(
                    "n" + node, "nvidia-h20", 128_000, 1024 * 1024, List.of("rack:r" + node / 2), devices));
        }
        return new Inventory(list);
    }

    @Override
    public List<DeviceReading> readings() {
        return List.of();
    }

    @Override
    public void recover(List<StartOrder> live) {}

    @Override
    public void start(StartOrder order) {
        for (var task : order.tasks()) {
            for (var stream : TaskStream.values()) {
                outputs.put(new Output(order.key(), task.rank(), stream), new ByteArrayOutputStream());
            }
        }
        running.put(order.key(), order.tasks().size());
        for (var task : order.tasks()) {
            listener.taskStarted(order.key(), task.rank(), 0);
        }
    }

    @Override
    public void stop(AttemptKey attempt, Duration grace) {
        endAll(attempt, new TaskExit.Signalled(15, false));
    }

    @Override
    public void stop(AttemptKey attempt, List<Integer> ranks, Duration grace) {
        ranks.forEach(rank -> listener.taskEnded(attempt, rank, new TaskExit.Signalled(15, false), 0));
    }

    void endAll(AttemptKey attempt, TaskExit exit) {
        var tasks = running.remove(attempt);
        for (int rank = 0; tasks != null && rank < tasks; rank++) {
            listener.taskEnded(attempt, rank, exit, 0);
        }
        signal();
    }

    void write(AttemptKey key, int rank, TaskStream stream, String text) {
        outputs.get(new Output(key, rank, stream)).writeBytes(text.getBytes(StandardCharsets.UTF_8));
        signal();
    }

    private void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public TaskLog open(AttemptKey key, int rank, TaskStream stream, long offset) throws IOException {
        var output = outputs.get(new Output(key, rank, stream));
        if (output == null) {
            throw new NoSuchFileException(key + " " + rank);
        }
        return new Log(key, output, offset);
    }

    private final class Log implements TaskLog {
        private final AttemptKey key;
        private final ByteArrayOutputStream output;
        private long offset;

        Log(AttemptKey key, ByteArrayOutputStream output, long offset) {
            this.key = key;
            this.output = output;
            this.offset = offset;
        }

        @Override
        public int read(byte[] buffer, Duration wait) throws InterruptedException {
            lock.lock();
            try {
                long leftNanos = wait.toNanos();
                while (output.size() <= offset && running.containsKey(key) && leftNanos > 0) {
                    leftNanos = changed.awaitNanos(leftNanos);
                }
                boolean over = !running.containsKey(key);
                var bytes = output.toByteArray();
                if (bytes.length <= offset) {
                    return over ? -1 : 0;
                }
                int length = (int) Math.min(buffer.length, bytes.length - offset);
                System.arraycopy(bytes, (int) offset, buffer, 0, length);
                offset += length;
                return length;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public long offset() {
            return offset;
        }

        @Override
        public void close() {}
    }

    @Override
    public void forget(AttemptKey attempt) {}

    @Override
    public void close() {}
}
