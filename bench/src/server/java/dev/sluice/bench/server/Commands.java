package dev.sluice.bench.server;

import dev.sluice.bench.Meter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.Arrays;
import java.util.List;

/** Short commands through the launcher, from the start of the process to its end. */
final class Commands {
    private static final int TIMES = 11;

    private Commands() {}

    static void measure(Meter meter, Product product, RunningServer server) {
        for (var words : List.of(List.of("version"), List.of("ps"))) {
            var seconds = new double[TIMES];
            for (int i = 0; i < TIMES; i++) {
                seconds[i] = one(product.command(server.home, words));
            }
            Arrays.sort(seconds);
            meter.cost("sluice " + String.join(" ", words), "s", seconds[TIMES / 2]);
        }
    }

    private static double one(ProcessBuilder builder) {
        var nowhere = new File("/dev/null");
        builder.redirectOutput(Redirect.to(nowhere)).redirectError(Redirect.to(nowhere));
        long begin = System.nanoTime();
        try {
            if (builder.start().waitFor() != 0) {
                throw new IllegalStateException(builder.command() + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
