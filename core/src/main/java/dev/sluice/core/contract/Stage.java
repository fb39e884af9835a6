package dev.sluice.core.contract;

import dev.sluice.core.unit.Bounds;
import dev.sluice.core.unit.Limits;
import java.util.List;

/** Where a contract stands: proposed, signed, active, recalling, ended; never back, but from recalling to active. */
public sealed interface Stage {
    /** Not both sides have signed. */
    record Proposed() implements Stage {}

    /** Both have signed; it begins at its start. */
    record Signed() implements Stage {}

    /** Guarantee is moved. */
    record Active(long sinceMillis, int devices) implements Stage {
        public Active {
            Bounds.within("devices that a contract moves", devices, 0, Limits.CONTRACT_DEVICES);
        }
    }

    /**
     * Guarantee is moved, and some of it goes back when its notice has run out.
     *
     * @param recalls by time, at least one
     */
    record Recalling(long sinceMillis, int devices, List<Recall> recalls) implements Stage {
        public Recalling {
            Bounds.within("devices that a contract moves", devices, 0, Limits.CONTRACT_DEVICES);
            recalls = List.copyOf(recalls);
            Bounds.within("recalls under way", recalls.size(), 1, Limits.CONTRACT_RECALLS);
        }

        /** Devices that go back in the end. */
        public int leaving() {
            return recalls.stream().mapToInt(Recall::devices).sum();
        }
    }

    /** It is over and moves nothing. */
    record Ended(EndReason reason, long atMillis) implements Stage {}

    /** So many devices go back at a time, in ms since 1970. */
    record Recall(long atMillis, int devices) {
        public Recall {
            Bounds.within("devices of a recall", devices, 1, Limits.CONTRACT_DEVICES);
        }
    }

    /** The word that people see. */
    default String word() {
        return switch (this) {
            case Proposed proposed -> "proposed";
            case Signed signed -> "signed";
            case Active active -> "active";
            case Recalling recalling -> "recalling";
            case Ended ended -> "ended";
        };
    }

    /** Devices that it moves now. */
    default int moves() {
        return switch (this) {
            case Active active -> active.devices();
            case Recalling recalling -> recalling.devices();
            case Proposed proposed -> 0;
            case Signed signed -> 0;
            case Ended ended -> 0;
        };
    }
}
