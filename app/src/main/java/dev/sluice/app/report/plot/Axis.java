package dev.sluice.app.report.plot;

import java.util.List;

/**
 * A scale with what is written at it.
 *
 * @param title what it shows, with its unit
 */
public record Axis(Scale scale, List<Tick> ticks, String title) {
    /** A labelled value. */
    public record Tick(double value, String label) {}

    public Axis {
        ticks = List.copyOf(ticks);
    }
}
