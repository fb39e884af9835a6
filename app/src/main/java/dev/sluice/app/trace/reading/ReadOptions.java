package dev.sluice.app.trace.reading;

import dev.sluice.core.unit.Bounds;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How a trace is to be read.
 *
 * @param format name of the format; "" = whatever its content shows
 * @param variant which of several lists, seeds or loads of one folder; "" = the format's default
 * @param strict whether the first bad line ends the reading; else bad lines are counted and skipped
 * @param fromMillis jobs submitted earlier are left out, in ms since 1970; empty = the format's default
 * @param toMillis jobs submitted then or later are left out; empty = the format's default
 * @param fleetFile nodes of a Slurm cluster, as {@code scontrol show node -o} prints them; null = derived from the jobs
 * @param replicaMilliRequests requests a second that one replica of a service answers, in thousandths
 */
public record ReadOptions(
        String format,
        String variant,
        boolean strict,
        OptionalLong fromMillis,
        OptionalLong toMillis,
        @Nullable Path fleetFile,
        long replicaMilliRequests) {
    /** One request a second: a large model on one device with long answers; the caller knows better. */
    public static final long REPLICA_MILLI_REQUESTS = 1_000;

    /** Recognise the format, take its default, skip bad lines. */
    public static final ReadOptions DEFAULT =
            new ReadOptions("", "", false, OptionalLong.empty(), OptionalLong.empty(), null, REPLICA_MILLI_REQUESTS);

    public ReadOptions withFormat(String name) {
        return new ReadOptions(name, variant, strict, fromMillis, toMillis, fleetFile, replicaMilliRequests);
    }

    public ReadOptions withVariant(String name) {
        return new ReadOptions(format, name, strict, fromMillis, toMillis, fleetFile, replicaMilliRequests);
    }

    public ReadOptions withStrict(boolean stop) {
        return new ReadOptions(format, variant, stop, fromMillis, toMillis, fleetFile, replicaMilliRequests);
    }

    public ReadOptions withFrom(long millis) {
        return new ReadOptions(
                format, variant, strict, OptionalLong.of(millis), toMillis, fleetFile, replicaMilliRequests);
    }

    public ReadOptions withTo(long millis) {
        return new ReadOptions(
                format, variant, strict, fromMillis, OptionalLong.of(millis), fleetFile, replicaMilliRequests);
    }

    public ReadOptions withFleetFile(Path file) {
        return new ReadOptions(format, variant, strict, fromMillis, toMillis, file, replicaMilliRequests);
    }

    /** Options with another rate of a replica, from a thousandth to a million requests a second. */
    public ReadOptions withReplicaMilliRequests(long thousandths) {
        Bounds.within("thousandths of requests a second of a replica", thousandths, 1, 1_000_000_000);
        return new ReadOptions(format, variant, strict, fromMillis, toMillis, fleetFile, thousandths);
    }
}
