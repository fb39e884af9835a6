package dev.sluice.bench.server;

import dev.sluice.bench.Meter;
import dev.sluice.bench.Scenario;
import java.util.List;

/**
 * Submissions through the API while every device is held, so that all of them wait: a fresh server; then an open loop
 * at the goal's rate; then as many as 64 connections get through when each asks again at once.
 */
final class SubmitScenario implements Scenario {
    private static final int CONNECTIONS = 64;
    private static final int RATE = 2_000;
    private static final double WARM_SECONDS = 8;
    private static final double OPEN_SECONDS = 20;
    private static final double CLOSED_SECONDS = 10;

    private final String name;
    private final Product product;
    private final String type;

    SubmitScenario(String name, Product product, String type) {
        this.name = name;
        this.product = product;
        this.type = type;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void round(Meter meter) {
        var home = product.freshHome("submit");
        try (var server = product.start(home);
                var _ = Holder.of(server)) {
            var load = new Load(server, type, CONNECTIONS);
            load.open(RATE / 2, WARM_SECONDS);
            open(meter, server, load.open(RATE, OPEN_SECONDS));
            var closed = load.closed(CLOSED_SECONDS);
            meter.rate("closed loop, 64 connections: acknowledged", "/s", closed.rate());
            meter.cost("closed loop: p50", "ms", closed.millis(0.5));
            meter.cost("closed loop: p99", "ms", closed.millis(0.99));
            meter.cost("closed loop: server processor time", "us each", closed.serverMicros());
            meter.cost("resident memory at the end", "MiB", server.residentMib());
        } finally {
            Product.delete(home);
        }
    }

    private static void open(Meter meter, RunningServer server, Load.Result result) {
        meter.rate("2,000/s offered: acknowledged", "/s", result.rate());
        for (var part : List.of(0.5, 0.9, 0.99, 0.999)) {
            meter.cost("2,000/s offered: p" + (part * 100 + "").replaceAll("\\.0$", ""), "ms", result.millis(part));
        }
        meter.cost("2,000/s offered: server processor time", "us each", result.serverMicros());
        meter.cost("2,000/s offered: refused", "", result.refused());
    }
}
