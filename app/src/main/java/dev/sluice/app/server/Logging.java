package dev.sluice.app.server;

import java.util.logging.Level;
import java.util.logging.Logger;

/** One line a message on stderr; of libraries only what is wrong. */
final class Logging {
    private static final Logger LIBRARIES = Logger.getLogger("io.helidon");

    private Logging() {}

    /** Must come before the first message. */
    static void prepare() {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s: %5$s%6$s%n");
        LIBRARIES.setLevel(Level.WARNING);
    }
}
