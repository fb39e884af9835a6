package dev.sluice.app.report;

import java.util.List;

/**
 * What a placement policy left unallocated of a fleet when a list of pods was packed onto it.
 *
 * @param list name of the list of pods
 * @param seeds one run each
 * @param arrivedPercent devices asked for so far, of those that the fleet has
 * @param meanUnallocatedPercent mean over the seeds
 * @param sdUnallocatedPercent standard deviation over the seeds
 */
public record Packing(
        String list,
        String policy,
        List<Long> seeds,
        double arrivedPercent,
        double meanUnallocatedPercent,
        double sdUnallocatedPercent) {
    public Packing {
        seeds = List.copyOf(seeds);
    }
}
