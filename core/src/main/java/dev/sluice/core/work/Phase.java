package dev.sluice.core.work;

import dev.sluice.core.pool.Placement;
import dev.sluice.core.tenant.Tier;
import org.jspecify.annotations.Nullable;

/** Where a workload stands in its life. */
public sealed interface Phase {
    /**
     * It waits for devices.
     *
     * @param notBeforeMillis it is not considered before; 0 = at once. Set after a failure of its own
     */
    record Waiting(long sinceMillis, long notBeforeMillis) implements Phase {}

    /** Somebody put it on hold. */
    record Held(long sinceMillis) implements Phase {}

    /** Devices are promised to it which others are leaving. It starts when the last of them is gone. */
    record Reserved(long sinceMillis, Tier tier, Placement placement) implements Phase {}

    /** It has its devices; not all of its tasks have started. */
    record Starting(Attempt attempt) implements Phase {}

    /** All its tasks have started. */
    record Running(Attempt attempt) implements Phase {}

    /** It was told to stop and still holds its devices. */
    record Stopping(Attempt attempt, StopReason reason, long sinceMillis) implements Phase {}

    /**
     * It is over.
     *
     * @param code what a shell would report, 0 on success
     * @param last its last attempt, or null when it never had devices
     */
    record Ended(End end, long atMillis, int code, @Nullable Attempt last) implements Phase {}

    /** The attempt that holds devices now, or null. */
    default @Nullable Attempt attempt() {
        return switch (this) {
            case Starting(var attempt) -> attempt;
            case Running(var attempt) -> attempt;
            case Stopping(var attempt, var reason, var since) -> attempt;
            case Waiting waiting -> null;
            case Held held -> null;
            case Reserved reserved -> null;
            case Ended ended -> null;
        };
    }

    /** The word that people see. */
    default String word() {
        return switch (this) {
            case Waiting waiting -> "waiting";
            case Held held -> "held";
            case Reserved reserved -> "reserved";
            case Starting starting -> "starting";
            case Running running -> "running";
            case Stopping stopping -> "stopping";
            case Ended ended ->
                switch (ended.end()) {
                    case SUCCEEDED -> "succeeded";
                    case FAILED -> "failed";
                    case CANCELLED -> "cancelled";
                    case TIMED_OUT -> "timed-out";
                };
        };
    }
}
