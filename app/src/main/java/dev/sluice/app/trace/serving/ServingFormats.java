package dev.sluice.app.trace.serving;

import dev.sluice.app.trace.reading.TraceFormat;
import java.util.List;

/** The formats of this package, one line each. */
public final class ServingFormats {
    private ServingFormats() {}

    /** In the order in which they are tried. */
    public static List<TraceFormat> all() {
        return List.of(new ServeGen(), new AzureRequests(), new MooncakeRequests());
    }
}
