package dev.sluice.app.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Start orders for tests. */
public final class Orders {
    private static final Duration READ_WAIT = Duration.ofSeconds(30);

    private Orders() {}

    public static AttemptKey key(long workload) {
        return new AttemptKey(workload, 1);
    }

    /** One task that runs a shell script. */
    public static StartOrder script(AttemptKey key, String script) {
        return command(key, "/bin/sh", "-c", script);
    }

    public static StartOrder command(AttemptKey key, String... argv) {
        return gang(key, 1, argv);
    }

    public static StartOrder gang(AttemptKey key, int tasks, String... argv) {
        List<TaskOrder> orders = IntStream.range(0, tasks)
                .mapToObj(rank -> new TaskOrder(rank, "node", List.of(new DeviceRef(rank, "cpu")), 0, 0, 1000, 64))
                .toList();
        return new StartOrder(
                key,
                "work",
                "acme/nlp",
                List.of(argv),
                new TreeMap<>(),
                null,
                Duration.ofSeconds(5),
                Duration.ZERO,
                orders);
    }

    /** All that a task has written once it has ended. */
    public static String output(Engine engine, AttemptKey key, int rank, TaskStream stream) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (TaskLog log = engine.open(key, rank, stream, 0)) {
            var buffer = new byte[8192];
            for (int count = log.read(buffer, READ_WAIT); count > 0; count = log.read(buffer, READ_WAIT)) {
                bytes.write(buffer, 0, count);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    public static String output(Engine engine, AttemptKey key) throws Exception {
        return output(engine, key, 0, TaskStream.OUT);
    }
}
