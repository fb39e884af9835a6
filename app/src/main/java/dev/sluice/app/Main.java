package dev.sluice.app;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The one entry of the product: reads the command line and runs the verb that it names. */
public final class Main {
    private static final String VERSION = "0.1.0";

    private Main() {}

    /** Exits with the verb's code: 0 ok, 1 failure, 2 usage. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Root()).execute(args));
    }

    @Command(
            name = "sluice",
            description = "Pools AI accelerators of many owners.",
            mixinStandardHelpOptions = true,
            version = VERSION,
            subcommands = Version.class)
    private static final class Root {}

    @Command(name = "version", description = "Print the version.")
    private static final class Version implements Callable<Integer> {
        @Override
        public Integer call() {
            System.out.println("sluice " + VERSION);
            return 0;
        }
    }
}
