package dev.sluice.bench.server;

import dev.sluice.bench.Meter;
import dev.sluice.bench.Scenario;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Runs scenarios against a packaged server: {@code ServerMain DIST PLACE FILE WARM-UPS ROUNDS [PART-OF-NAME ...]}. */
public final class ServerMain {
    private ServerMain() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 5) {
            System.err.println("usage: ServerMain DIST PLACE FILE WARM-UPS ROUNDS [PART-OF-NAME ...]");
            System.exit(2);
        }
        var dist = Path.of(arguments[0]).toAbsolutePath();
        var place = Path.of(arguments[1]).toAbsolutePath();
        int warmUps = Integer.parseInt(arguments[3]);
        int rounds = Integer.parseInt(arguments[4]);
        var wanted = Arrays.asList(arguments).subList(5, arguments.length);
        var product = new Product(dist, place);
        try (var file = new FileOutputStream(arguments[2], true);
                var out = new PrintStream(file, true, StandardCharsets.UTF_8)) {
            for (var scenario : scenarios(product)) {
                if (wanted.isEmpty() || wanted.stream().anyMatch(scenario.name()::contains)) {
                    run(scenario, warmUps, rounds, out);
                }
            }
        }
    }

    private static List<Scenario> scenarios(Product product) {
        return List.of(
                new SubmitScenario("submit-json", product, Requests.JSON),
                new SubmitScenario("submit-yaml", product, Requests.YAML),
                new FirstInstructionScenario(product),
                new RestartScenario(product),
                new IdleScenario(product));
    }

    private static void run(Scenario scenario, int warmUps, int rounds, PrintStream out) {
        for (int round = -warmUps; round < rounds; round++) {
            scenario.round(new Meter(out, scenario.name(), round < 0));
            System.err.println(scenario.name() + (round < 0 ? " warm-up" : " round " + (round + 1)) + " of " + rounds);
        }
    }
}
