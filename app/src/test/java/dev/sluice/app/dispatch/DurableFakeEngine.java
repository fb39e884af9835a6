package dev.sluice.app.dispatch;

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
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An engine whose tasks end with code 0 as soon as they start. What it remembers outlives the server, as a real one's
 * files do; {@link #connect} gives it the listener of the next server.
 */
final class DurableFakeEngine {
    private final Map<AttemptKey, StartOrder> claims = new TreeMap<>();
    private final List<AttemptKey> starts = new ArrayList<>();

    /** Every start that really happened, in order. */
    synchronized List<AttemptKey> starts() {
        return List.copyOf(starts);
    }

    Engine connect(EngineListener listener) {
        return new Connected(listener);
    }

    private synchronized boolean claim(StartOrder order) {
        boolean first = claims.putIfAbsent(order.key(), order) == null;
        if (first) {
            starts.add(order.key());
        }
        return first;
    }

    private final class Connected implements Engine {
        private final EngineListener listener;

        Connected(EngineListener listener) {
            this.listener = listener;
        }

        @Override
        public Inventory inventory() {
            var devices = new ArrayList<DeviceInfo>();
            for (int index = 0; index < 4; index++) {
                devices.add(new DeviceInfo(index, 1024, "fake-" + index, true));
            }
            return new Inventory(List.of(new NodeInfo("n1", "cpu", 4000, 4096, List.of(), devices)));
        }

        @Override
        public List<DeviceReading> readings() {
            return List.of();
        }

        @Override
        public void recover(List<StartOrder> live) {
            live.forEach(this::start);
        }

        @Override
        public void start(StartOrder order) {
            claim(order);
            for (var task : order.tasks()) {
                listener.taskStarted(order.key(), task.rank(), 1);
                listener.taskEnded(order.key(), task.rank(), new TaskExit.Exited(0), 1);
            }
        }

        @Override
        public void stop(AttemptKey attempt, Duration grace) {}

        @Override
        public void stop(AttemptKey attempt, List<Integer> ranks, Duration grace) {}

        @Override
        public TaskLog open(AttemptKey attempt, int rank, TaskStream stream, long offset) throws NoSuchFileException {
            throw new NoSuchFileException(attempt.toString());
        }

        @Override
        public void forget(AttemptKey attempt) {}

        @Override
        public void close() {}
    }
}
