package dev.sluice.core.schedule.queue;

import dev.sluice.core.setting.Parameter;
import dev.sluice.core.setting.Settings;
import dev.sluice.core.work.Workload;

/**
 * The least predicted device time first, within a bound on unfairness.
 *
 * <p>Goal: short work does not wait for long work, though users say little of run times, and nothing is passed for
 * ever. Constraints: predictions err, and the order of two that wait must not change. Method: work counts as arrived
 * {@code patience} times its predicted device time after its submission, at most {@code mostMillis}; who arrived first
 * is first. So only work that is submitted within that time after it can pass it, however the predictions err. What was
 * predicted when it was submitted holds; work that was stopped has less left and comes sooner. Work whose users say how
 * long it runs, and are mostly right, may also take the place of such work that has more left. Example: a run of 8
 * devices that is expected to take 3 hours counts, with a patience of 2, as arrived 48 hours later; one of 1 device and
 * 10 minutes is passed by nothing that comes more than 20 minutes after it.
 */
record Predicted(Aging aging, long patience, long mostMillis) implements QueuePolicy {
    /** What is taken for work of which nothing is known: such work is mostly short. */
    private static final long UNKNOWN_MILLIS = 3_600_000;

    private static final long DEVICE_MILLI = 1000;

    static Predicted of(Settings settings) {
        return new Predicted(
                Aging.of(settings),
                settings.get(Parameter.PREDICTED_PATIENCE),
                settings.get(Parameter.PREDICTED_PATIENCE_MOST));
    }

    @Override
    public String name() {
        return "predicted";
    }

    @Override
    public boolean preemptive() {
        return true;
    }

    @Override
    public long arrivalMillis(Workload workload) {
        return arrivalMillis(workload, leftMillis(workload, workload.keptMillis()));
    }

    private static long leftMillis(Workload workload, long workedMillis) {
        var expected = workload.expected();
        return Math.max(1, (expected.known() ? expected.medianMillis() : UNKNOWN_MILLIS) - workedMillis);
    }

    /** Whether its user gives an estimate, and nine of ten runs take at most twice as long as half of them. */
    private static boolean isWellKnown(Workload workload) {
        var expected = workload.expected();
        boolean estimated = workload.spec().times().runtimeMillis() > 0;
        return estimated && expected.mostMillis() / 2 <= expected.medianMillis();
    }

    private static long devices(Workload workload) {
        return Math.ceilDiv(Math.max(1, workload.spec().demand().milli()), DEVICE_MILLI);
    }

    private long arrivalMillis(Workload workload, long left) {
        long devices = devices(workload);
        // The division keeps the product within 64 bits.
        long times = Math.max(1, patience * devices);
        long passed = left > mostMillis / times ? mostMillis : patience * devices * left;
        return workload.submittedMillis() + passed;
    }

    @Override
    public long rank(Workload workload, long nowMillis) {
        return arrivalMillis(workload, leftMillis(workload, workload.workedMillis(nowMillis)));
    }

    /**
     * Nothing is stopped on a guess: of both the run time has to be well known. And the stop has to pay: what the
     * victim loses counts as device time that the claimant needs.
     */
    @Override
    public boolean mayReplace(Workload waiting, Workload running, long nowMillis) {
        if (!isWellKnown(waiting) || !isWellKnown(running)) {
            return false;
        }
        long left = leftMillis(waiting, waiting.keptMillis()) * devices(waiting);
        long loss = running.lossMillis(nowMillis) * devices(running);
        return rank(waiting, nowMillis) < rank(running, nowMillis)
                && left + loss < leftMillis(running, running.workedMillis(nowMillis)) * devices(running);
    }
}
