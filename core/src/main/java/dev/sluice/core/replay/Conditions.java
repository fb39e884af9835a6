package dev.sluice.core.replay;

import dev.sluice.core.unit.Bounds;
import dev.sluice.core.unit.Limits;

/**
 * What the emulated engine and its machines do, all by the seed and in virtual time.
 *
 * @param seed two replays with the same seed give the same events
 * @param startDelayMillis mean time from placement to a running task: image pull, set-up; each is 0.5 to 1.5 times that
 * @param failurePermille attempts that fail at a random time by no fault that the trace tells, per thousand
 * @param nodeLifeMillis mean time between losses of one node; 0 = none is ever lost
 * @param nodeRepairMillis time until a lost node is back
 * @param estimateErrorPermille how far an estimate is off at most, either way: 500 = between half and one and a half of
 *     what the trace says; 0 = as the trace says
 * @param cycleMillis the scheduler looks at its queue at most this often; 0 = after each change
 */
public record Conditions(
        long seed,
        long startDelayMillis,
        int failurePermille,
        long nodeLifeMillis,
        long nodeRepairMillis,
        int estimateErrorPermille,
        long cycleMillis) {
    /** Machines that never fail and start at once, estimates as they are told. */
    public static final Conditions IDEAL = new Conditions(42, 0, 0, 0, 0, 0, 0);

    public Conditions {
        Bounds.within("start delay", startDelayMillis, 0, Limits.DURATION_MILLIS);
        Bounds.within("failures per thousand", failurePermille, 0, 999);
        Bounds.within("time between losses of a node", nodeLifeMillis, 0, Limits.DURATION_MILLIS);
        Bounds.within("repair of a node", nodeRepairMillis, 0, Limits.DURATION_MILLIS);
        Bounds.within("error of estimates", estimateErrorPermille, 0, 1000);
        Bounds.within("time between cycles", cycleMillis, 0, 3_600_000);
    }
}
