package dev.sluice.core.pool;

import dev.sluice.core.unit.Bounds;

/**
 * What one iteration of a training job keeps busy, one after the other, measured while the job is alone on its devices.
 * Jobs that state this agree to share their devices: one computes while another loads.
 *
 * @param loadMicros reading a batch from storage and preparing it on the host, in microseconds
 * @param computeMicros forward and backward pass on the devices; at least 1
 * @param exchangeMicros exchange of gradients over the network; 0 = none
 * @param aloneMicros the whole iteration; less than the sum where the job overlaps its stages itself
 */
public record Iteration(long loadMicros, long computeMicros, long exchangeMicros, long aloneMicros) {
    /** Longest stage and longest iteration: 1 hour. */
    public static final long MOST_MICROS = 3_600_000_000L;

    public Iteration {
        Bounds.within("time to load", loadMicros, 0, MOST_MICROS);
        Bounds.within("time to compute", computeMicros, 1, MOST_MICROS);
        Bounds.within("time to exchange", exchangeMicros, 0, MOST_MICROS);
        Bounds.within("time of an iteration", aloneMicros, 1, MOST_MICROS);
    }
}
