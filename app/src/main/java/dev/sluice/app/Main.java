package dev.sluice.app;

import dev.sluice.app.cli.Cli;
import dev.sluice.app.cli.Surroundings;
import dev.sluice.app.server.UpCommand;
import dev.sluice.app.text.Texts;
import java.util.Map;
import java.util.function.Function;

/** The one entry of the product: reads the command line and runs the verb that it names. */
public final class Main {
    /** The version of this program. */
    public static final String VERSION = "0.1.0";

    private Main() {}

    /** Exits with the verb's code; {@code docs/cli.md} lists the codes. */
    public static void main(String[] args) {
        Map<String, Function<Texts, Object>> more =
                Map.of("up", texts -> new UpCommand(texts, VERSION, System.out, System.err));
        System.exit(new Cli(Surroundings.ofProcess(), VERSION, more).run(args));
    }
}
