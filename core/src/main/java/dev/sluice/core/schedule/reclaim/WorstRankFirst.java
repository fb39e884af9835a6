package dev.sluice.core.schedule.reclaim;

import dev.sluice.core.schedule.queue.QueuePolicy;
import dev.sluice.core.work.Attempt;
import dev.sluice.core.work.Workload;

/**
 * Stops what the queue would serve last.
 *
 * <p>Loss = 2^50 / (1 + rank), so that several with bad ranks are dearer than one of them, but cheaper than one that
 * was to be served soon. Example: for ranks 99 and 99 the losses are a hundredth of 2^50 each, together a fiftieth;
 * rank 9 alone costs a tenth.
 */
public record WorstRankFirst(QueuePolicy queue) implements ReclaimPolicy {
    @Override
    public String name() {
        return "worst-rank-first";
    }

    @Override
    public long loss(Workload workload, Attempt attempt, long nowMillis) {
        long rank = queue.rank(workload, nowMillis);
        return rank == Long.MAX_VALUE ? 1 : 1 + (1L << 50) / (1 + rank);
    }
}
