package dev.sluice.bench.server;

import dev.sluice.bench.Meter;
import dev.sluice.bench.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Restarts on the log of 100,000 workloads, most of them ended: first from the journal alone, then, when the server has
 * kept a snapshot and was killed, from that.
 */
final class RestartScenario implements Scenario {
    private static final int WORKLOADS = 100_000;
    private static final int WAITING = 1_000;

    private final Product product;

    RestartScenario(Product product) {
        this.product = product;
    }

    @Override
    public String name() {
        return "restart-100k";
    }

    @Override
    public void round(Meter meter) {
        var home = copyOfPast();
        try {
            try (var server = product.start(home)) {
                meter.cost("journal alone: until ready", "s", server.secondsToReady);
                meter.cost("journal alone: processor time", "s", server.cpuSeconds());
                Waiting.until(() -> hasSnapshot(home), "a snapshot");
            }
            try (var server = product.start(home)) {
                meter.cost("with a snapshot: until ready", "s", server.secondsToReady);
                meter.cost("with a snapshot: processor time", "s", server.cpuSeconds());
                meter.cost("resident memory", "MiB", server.residentMib());
                Commands.measure(meter, product, server);
                meter.cost("heap in use after a full collection", "MiB", server.liveHeapMib());
            }
        } finally {
            Product.delete(home);
        }
    }

    /** Made once: writing it takes longer than what is measured. */
    private Path copyOfPast() {
        var past = product.place().resolve("past-" + WORKLOADS);
        try {
            if (!Files.exists(past.resolve("whole"))) {
                LongPast.write(product.freshHome(past.getFileName().toString()).resolve("state"), WORKLOADS, WAITING);
                Files.createFile(past.resolve("whole"));
            }
            var home = product.freshHome("restart");
            try (var files = Files.walk(past.resolve("state"))) {
                for (var file : files.toList()) {
                    Files.copy(file, home.resolve(past.relativize(file).toString()));
                }
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasSnapshot(Path home) {
        var file = "jdbc:sqlite:" + home.resolve("state").resolve("sluice.db");
        try (var connection = DriverManager.getConnection(file);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM snapshot")) {
            return rows.next() && rows.getLong(1) > 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
