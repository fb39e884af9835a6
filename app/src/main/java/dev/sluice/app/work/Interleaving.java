package dev.sluice.app.work;

import dev.sluice.app.input.Fields;
import dev.sluice.core.pool.Iteration;
import dev.sluice.core.work.Kind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what one iteration of a job takes that agrees to share its devices. */
final class Interleaving {
    private static final long MICROS = 1_000;
    private static final long MOST_MILLIS = Iteration.MOST_MICROS / MICROS;

    private final Fields file;

    Interleaving(Fields file) {
        this.file = file;
    }

    /**
     * The iteration, or null for work that keeps its devices to itself.
     *
     * @param wholeAndFixed whether whole devices are asked for, and a fixed number of tasks
     */
    @Nullable Iteration read(Kind kind, boolean wholeAndFixed) {
        var given = file.object("interleave");
        if (given.isEmpty()) {
            return null;
        }
        if (kind != Kind.JOB) {
            file.refuse("interleave", "work.interleave-job", kind.name().toLowerCase(Locale.ROOT), "");
        }
        if (!wholeAndFixed) {
            file.refuse("interleave", "work.interleave-whole", "", "");
        }
        var fields = given.get();
        long load = fields.durationMillis("load", 0, MOST_MILLIS).orElse(0);
        long compute = fields.requireDurationMillis("compute", 1, MOST_MILLIS);
        long exchange = fields.durationMillis("exchange", 0, MOST_MILLIS).orElse(0);
        long sum = Math.min(MOST_MILLIS, load + compute + exchange);
        long alone = fields.durationMillis("iteration", 1, MOST_MILLIS).orElse(sum);
        return new Iteration(load * MICROS, compute * MICROS, exchange * MICROS, alone * MICROS);
    }
}
