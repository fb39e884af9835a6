package dev.sluice.bench;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs scenarios: {@code Main FILE WARM-UPS ROUNDS [PART-OF-NAME ...]}. Figures are appended to the file. Scenarios run
 * one after the other, each with all its rounds, so that none holds memory while another is measured.
 */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 3) {
            System.err.println("usage: Main FILE WARM-UPS ROUNDS [PART-OF-NAME ...]");
            System.exit(2);
        }
        int warmUps = Integer.parseInt(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        var wanted = Arrays.asList(arguments).subList(3, arguments.length);
        try (var file = new FileOutputStream(arguments[0], true);
                var out = new PrintStream(file, true, StandardCharsets.UTF_8)) {
            var scenarios = new ArrayList<>(Scenarios.all());
            while (!scenarios.isEmpty()) {
                run(scenarios.removeFirst(), wanted, warmUps, rounds, out);
            }
        } catch (IllegalStateException failure) {
            failure.printStackTrace();
            System.exit(1);
        }
        // Threads that other schedulers leave behind would keep the process alive.
        System.exit(0);
    }

    private static void run(Scenario scenario, List<String> wanted, int warmUps, int rounds, PrintStream out) {
        if (!wanted.isEmpty() && wanted.stream().noneMatch(scenario.name()::contains)) {
            return;
        }
        for (int round = -warmUps; round < rounds; round++) {
            long start = System.nanoTime();
            scenario.round(new Meter(out, scenario.name(), round < 0));
            long millis = (System.nanoTime() - start) / 1_000_000;
            System.err.println(scenario.name() + (round < 0 ? " warm-up " : " round ") + millis + " ms");
        }
    }
}
