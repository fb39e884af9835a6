package dev.sluice.bench;

import java.io.PrintStream;
import java.util.Locale;

/** Takes the figures of one scenario and writes a line for each: scenario, figure, unit, what is better, value. */
public final class Meter {
    private final PrintStream out;
    private final String scenario;
    private final boolean warmUp;

    /** @param warmUp whether nothing is written */
    public Meter(PrintStream out, String scenario, boolean warmUp) {
        this.out = out;
        this.scenario = scenario;
        this.warmUp = warmUp;
    }

    /** A figure of which more is better. */
    public void rate(String figure, String unit, double value) {
        write(figure, unit, "more", value);
    }

    /** A figure of which less is better. */
    public void cost(String figure, String unit, double value) {
        write(figure, unit, "less", value);
    }

    private void write(String figure, String unit, String better, double value) {
        if (!warmUp) {
            out.printf(Locale.ROOT, "%s;%s;%s;%s;%.4f%n", scenario, figure, unit, better, value);
        }
    }
}
