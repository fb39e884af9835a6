package dev.sluice.app.engine.local;

import dev.sluice.app.engine.AttemptKey;
import dev.sluice.app.engine.HeardEvents;
import dev.sluice.app.engine.Orders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How long it takes from {@code start()} to the first instruction of a task, and to start many. No test: prints what it
 * measures. Run it with the test class path; words: a directory for the state.
 */
final class LaunchTimes {
    private static final int ALONE = 200;
    private static final int TOGETHER = 200;
    private static final int ROUNDS = 3;

    private LaunchTimes() {}

    public static void main(String[] words) throws Exception {
        Path directory = Files.createTempDirectory(Path.of(words[0]), "launch-times");
        var heard = new HeardEvents();
        try (var engine = LocalEngine.open(new LocalOptions(directory, null), heard)) {
            engine.recover(List.of());
            for (int round = 0; round < ROUNDS; round++) {
                alone(engine, heard, 1 + round * 10_000L);
                together(engine, heard, 5_001 + round * 10_000L);
            }
        }
    }

    private static void alone(LocalEngine engine, HeardEvents heard, long first) throws Exception {
        var millis = new ArrayList<Double>();
        var endMillis = new ArrayList<Double>();
        for (long id = first; id < first + ALONE; id++) {
            AttemptKey key = Orders.key(id);
            long began = nowNanos();
            engine.start(Orders.command(key, "date", "+%s%N"));
            heard.awaitEnd(key, 0);
            endMillis.add((nowNanos() - began) / 1e6);
            millis.add((Long.parseLong(Orders.output(engine, key).strip()) - began) / 1e6);
        }
        millis.sort(null);
        endMillis.sort(null);
        System.out.printf(
                "alone: to its own clock reading p50 %.1f ms, p99 %.1f ms; to the report of its end p50 %.1f ms%n",
                millis.get(ALONE / 2), millis.get(ALONE * 99 / 100), endMillis.get(ALONE / 2));
    }

    private static void together(LocalEngine engine, HeardEvents heard, long first) {
        long began = nowNanos();
        for (long id = first; id < first + TOGETHER; id++) {
            engine.start(Orders.command(Orders.key(id), "true"));
        }
        for (long id = first; id < first + TOGETHER; id++) {
            heard.awaitEnd(Orders.key(id), 0);
        }
        System.out.printf("%d at once: started and ended in %.0f ms%n", TOGETHER, (nowNanos() - began) / 1e6);
    }

    private static long nowNanos() {
        var now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }
}
