package dev.sluice.app.trace.published;

import dev.sluice.core.replay.Profile;
import dev.sluice.core.unit.Limits;
import java.util.SortedMap;
import java.util.TreeMap;

/** Profiles of work of which a trace tells the model. */
final class Kinds {
    private Kinds() {}

    /** A model of which no more is known. */
    static Profile named(String model) {
        return on(model, new TreeMap<>());
    }

    /** A model that runs faster on some chips than on others. */
    static Profile on(String model, SortedMap<String, Integer> speedPermille) {
        return new Profile(model, speedPermille, -1, Limits.DEVICE_MILLI, 0, 0, 0, 0, 0);
    }

    /** A model whose work is never lost when it is stopped: a checkpoint each ms. */
    static Profile freelyStopped(String model) {
        return named(model).withCheckpoints(1, 0);
    }
}
