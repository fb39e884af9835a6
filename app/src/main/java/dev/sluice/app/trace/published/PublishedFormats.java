package dev.sluice.app.trace.published;

import dev.sluice.app.trace.reading.TraceFormat;
import java.util.List;

/** The formats of this package, one line each. */
public final class PublishedFormats {
    private PublishedFormats() {}

    /** In the order in which they are tried. */
    public static List<TraceFormat> all() {
        return List.of(
                new Openb(),
                new Philly(),
                new HeliosOccupancy(),
                new HeliosJobs(),
                new Muri(),
                new Chronus(),
                new Pollux(),
                new Gavel());
    }
}
