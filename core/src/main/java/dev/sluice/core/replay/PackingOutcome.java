package dev.sluice.core.replay;

import dev.sluice.core.unit.LongList;

/**
 * How much of a fleet a policy filled with a list of work, over some seeds. Parts of the fleet's device time in
 * millionths (ppm).
 *
 * @param list its name
 * @param policy name of the place policy
 * @param seeds how many runs it is the mean of
 * @param unallocatedPpm mean by the percent of the fleet that was asked for so far, from 0 to {@link Packing#ARRIVED}
 * @param deviationPpm standard deviation of each of those over the runs, of the sample as it is
 */
public record PackingOutcome(String list, String policy, int seeds, LongList unallocatedPpm, LongList deviationPpm) {
    /** Mean of what is not allocated when so many percent of the fleet were asked for. */
    public long unallocatedPpmAt(int arrivedPercent) {
        return unallocatedPpm.get(arrivedPercent);
    }

    /** Its standard deviation. */
    public long deviationPpmAt(int arrivedPercent) {
        return deviationPpm.get(arrivedPercent);
    }
}
