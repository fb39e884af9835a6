package dev.sluice.bench.server;

import dev.sluice.bench.Meter;
import dev.sluice.bench.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * From the moment at which a client sends a job of one task to the moment that the job's own process reads from the
 * clock, with devices free: the way through the API, the journal, a cycle, the journal again, the engine, fork and
 * exec. One after the other, on one server.
 */
final class FirstInstructionScenario implements Scenario {
    private static final int WARM_UPS = 30;
    private static final int COUNT = 100;
    private static final String FILE = """
            {"kind": "job", "name": "clock", "accelerators": {"count": 1}, "run": {"command": ["date", "+%s%N"]}}
            """;
    private static final Pattern ID = Pattern.compile("\"id\":([0-9]+)");

    private final Product product;

    FirstInstructionScenario(Product product) {
        this.product = product;
    }

    @Override
    public String name() {
        return "first-instruction";
    }

    @Override
    public void round(Meter meter) {
        var home = product.freshHome("first");
        try (var server = product.start(home);
                var connection = server.connect()) {
            for (int i = 0; i < WARM_UPS; i++) {
                one(server, connection);
            }
            var micros = new long[COUNT];
            for (int i = 0; i < COUNT; i++) {
                micros[i] = one(server, connection);
            }
            Arrays.sort(micros);
            meter.cost("p50", "ms", micros[COUNT / 2] / 1e3);
            meter.cost("p99", "ms", micros[COUNT * 99 / 100] / 1e3);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Product.delete(home);
        }
    }

    private static long one(RunningServer server, Connection connection) throws IOException {
        var request = Requests.post("/api/v1/workloads", server.token(), Requests.JSON, FILE);
        var sent = Instant.now();
        if (connection.ask(request) != 201) {
            throw new IllegalStateException(connection.body());
        }
        var found = ID.matcher(connection.body());
        if (!found.find()) {
            throw new IllegalStateException(connection.body());
        }
        var path = "/workloads/" + found.group(1);
        Waiting.until(() -> server.get(path).contains("\"state\":\"ended\""), "the end of " + path);
        long nanos = Long.parseLong(
                server.get(path + "/logs?task=0&stream=out").strip());
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.ofEpochSecond(0, nanos))
                - ChronoUnit.MICROS.between(Instant.EPOCH, sent);
    }
}
