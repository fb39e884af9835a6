package dev.sluice.app.trace.reading;

import dev.sluice.core.replay.Trace;
import java.util.List;

/** A format of traces: one file for each, and one line where they are listed. */
public interface TraceFormat {
    /** What {@code --format} calls it. */
    String name();

    /** Whether this is one, by the names and the headers of its files. */
    boolean recognises(Input input);

    /**
     * The lists, seeds or loads of which one is read at a time, the default first.
     *
     * @return at least one name; "" where there is nothing to choose
     */
    default List<String> variants(Input input) throws TraceFailure {
        return List.of("");
    }

    /** Reads the variant that the reading names. */
    Trace read(Input input, Reading reading) throws TraceFailure;
}
