package dev.sluice.bench.server;

import dev.sluice.bench.Meter;
import dev.sluice.bench.Scenario;

/** A server that nobody uses. */
final class IdleScenario implements Scenario {
    private final Product product;

    IdleScenario(Product product) {
        this.product = product;
    }

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public void round(Meter meter) {
        var home = product.freshHome("idle");
        try (var server = product.start(home)) {
            meter.cost("start of an empty server until ready", "s", server.secondsToReady);
            Waiting.millis(5_000);
            meter.cost("resident memory", "MiB", server.residentMib());
            double cpu = server.cpuSeconds();
            Waiting.millis(5_000);
            meter.cost("processor time while idle", "ms/s", (server.cpuSeconds() - cpu) * 1_000 / 5);
            Commands.measure(meter, product, server);
            meter.cost("heap in use after a full collection", "MiB", server.liveHeapMib());
        } finally {
            Product.delete(home);
        }
    }
}
