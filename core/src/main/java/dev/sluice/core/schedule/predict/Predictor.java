package dev.sluice.core.schedule.predict;

import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.Expected;
import dev.sluice.core.work.Workload;
import dev.sluice.core.work.WorkloadSpec;
import java.util.Arrays;
import java.util.List;

/**
 * Predicts how long work runs by how long such work has run.
 *
 * <p>Goal: a run time for work whose user gives none, and for work whose user is mostly wrong. It learns from events
 * alone: whenever work that ran has ended, however it ended, its time counts for each class that it is in, from
 * (tenant, user, name, size) to all work. Method: the median, and the time that nine of ten stay within, over the last
 * {@link Recent#KEPT} runs of the narrowest class that has {@link #ENOUGH} of them. Where a user gives an estimate it
 * is multiplied by what true times of that user were to estimates. What has run for a while is compared with runs that
 * lasted longer only; what has outlived all of them is taken to have half of its life behind it.
 *
 * <p>Example: the runs of ada's {@code train-#} took 10, 11, 12, 60 and 11 minutes: a new one is expected to take 11,
 * at most 60. One that has run for 20 is expected to take 40 more, unless there are wider classes that know better.
 */
public final class Predictor {
    /** Runs that make a class worth more than a wider one: fewer are an accident. */
    static final int ENOUGH = 3;

    private static final int HALF = 500;
    private static final int NINE_OF_TEN = 900;
    private static final long EXACT = 1000;

    /** An estimate that is wrong by more than this factor tells nothing more. */
    private static final long MOST_FACTOR = 1000 * EXACT;

    private final History runs;
    private final History factors;

    public Predictor() {
        runs = new History(Limits.RUN_CLASSES);
        factors = new History(Limits.RUN_CLASSES);
    }

    private Predictor(Predictor other) {
        runs = new History(other.runs);
        factors = new History(other.factors);
    }

    public Predictor copy() {
        return new Predictor(this);
    }

    /** Learns from a workload that ends now. */
    public void ended(Workload workload, long nowMillis) {
        var attempt = workload.phase().attempt();
        if (attempt == null || !attempt.allStarted()) {
            return;
        }
        var spec = workload.spec();
        long ran = Math.max(1, workload.workedMillis(nowMillis));
        RunClass.of(spec, workload.user()).forEach(each -> runs.learn(each, ran));
        long estimate = spec.times().runtimeMillis();
        if (estimate > 0) {
            long factor = Math.clamp(ran * EXACT / estimate, 1, MOST_FACTOR);
            RunClass.ofEstimates(spec, workload.user()).forEach(each -> factors.learn(each, factor));
        }
    }

    /** How long a workload will run in all, with all its tasks. */
    public Expected total(WorkloadSpec spec, String user) {
        return total(spec, user, 0);
    }

    /**
     * For how long in all a workload may run, in ms, rising: each is as likely as the others, and longer than it has
     * run already. What has outlived all that was seen ends with the chance {@code 1 - ran / t} within {@code t}.
     */
    public long[] possible(Workload workload, long nowMillis) {
        long worked = workload.workedMillis(nowMillis);
        var times = workload.spec().times();
        long limit = times.limitMillis() > 0 ? times.limitMillis() : Long.MAX_VALUE;
        long[] totals = times.runtimeMillis() > 0 ? estimated(workload, worked) : seen(workload, worked);
        for (int i = 0; i < totals.length; i++) {
            totals[i] = Math.max(worked + 1, Math.min(totals[i], limit));
        }
        return totals;
    }

    private long[] seen(Workload workload, long worked) {
        long[] longer = runs.find(RunClass.of(workload.spec(), workload.user()), worked, ENOUGH);
        return longer == null ? unseen(worked) : longer;
    }

    private long[] estimated(Workload workload, long worked) {
        long estimate = workload.spec().times().runtimeMillis();
        var classes = RunClass.ofEstimates(workload.spec(), workload.user());
        long[] factor = factors.find(classes, worked * EXACT / estimate, ENOUGH);
        if (factor != null) {
            return Arrays.stream(factor).map(each -> times(estimate, each)).toArray();
        }
        return worked < estimate ? new long[] {estimate} : unseen(worked);
    }

    private static long[] unseen(long worked) {
        return worked == 0
                ? new long[] {Limits.UNSEEN_RUN_MILLIS}
                : new long[] {worked * 10 / 9, worked * 10 / 7, worked * 2, worked * 10 / 3, worked * 10};
    }

    /**
     * Whether there is enough to go by for promises to others: its user's estimate, or at least {@link #ENOUGH} runs of
     * work like it, of its tenant at least.
     */
    public boolean knows(WorkloadSpec spec, String user) {
        var seen = runs.find(RunClass.ofTenant(spec, user), 0, ENOUGH);
        return spec.times().runtimeMillis() > 0 || (seen != null && seen.length >= ENOUGH);
    }

    /** How long a workload still has to run with all its tasks; what a restart costs is not in it. */
    public Expected remaining(Workload workload, long nowMillis) {
        long worked = workload.workedMillis(nowMillis);
        var total = total(workload.spec(), workload.user(), worked);
        return total.known()
                ? new Expected(Math.max(1, total.medianMillis() - worked), Math.max(1, total.mostMillis() - worked))
                : total;
    }

    /** The same for work that has run so long already. */
    private Expected total(WorkloadSpec spec, String user, long workedMillis) {
        var times = spec.times();
        var known = times.runtimeMillis() > 0 ? corrected(spec, user, workedMillis) : seen(spec, user, workedMillis);
        long limit = times.limitMillis() > 0 ? times.limitMillis() : Long.MAX_VALUE;
        return new Expected(Math.min(known.medianMillis(), limit), Math.min(known.mostMillis(), limit));
    }

    private Expected seen(WorkloadSpec spec, String user, long workedMillis) {
        var longer = runs.find(RunClass.of(spec, user), workedMillis, ENOUGH);
        return longer != null
                ? new Expected(Recent.quantile(longer, HALF), Recent.quantile(longer, NINE_OF_TEN))
                : halfWay(workedMillis);
    }

    private Expected corrected(WorkloadSpec spec, String user, long workedMillis) {
        long estimate = spec.times().runtimeMillis();
        var factor = factors.find(RunClass.ofEstimates(spec, user), workedMillis * EXACT / estimate, ENOUGH);
        if (factor != null) {
            return new Expected(
                    times(estimate, Recent.quantile(factor, HALF)),
                    times(estimate, Recent.quantile(factor, NINE_OF_TEN)));
        }
        return workedMillis < estimate ? new Expected(estimate, estimate) : halfWay(workedMillis);
    }

    private static long times(long estimate, long factor) {
        return Math.clamp(estimate / EXACT * factor + estimate % EXACT * factor / EXACT, 1, Limits.DURATION_MILLIS);
    }

    /** Where nothing is known of how such work ends, as much lies ahead as behind. */
    private static Expected halfWay(long workedMillis) {
        return workedMillis == 0 ? Expected.UNKNOWN : new Expected(2 * workedMillis, 10 * workedMillis);
    }

    /** What it knows of run times, for an image of the state. */
    public List<Learned> runs() {
        return runs.image();
    }

    /** What it knows of estimates: true times in thousandths of what was estimated. */
    public List<Learned> factors() {
        return factors.image();
    }

    /** Puts back what an image holds. */
    public void restore(List<Learned> seenRuns, List<Learned> seenFactors) {
        runs.restore(seenRuns);
        factors.restore(seenFactors);
    }
}
