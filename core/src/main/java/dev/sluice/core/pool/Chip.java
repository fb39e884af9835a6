package dev.sluice.core.pool;

import dev.sluice.core.unit.Bounds;

/**
 * A model of accelerator, as far as decisions need it. The full entry, with the source of each figure, is in the
 * catalogue.
 *
 * @param id stable name, such as {@code nvidia-h20}
 * @param memoryMib memory of one device in MiB; 0 = unknown
 * @param bf16Gflops dense BF16 rate of one device in GFLOP/s; 0 = unknown
 * @param bandwidthMbps memory bandwidth of one device in MB/s; 0 = unknown
 */
public record Chip(String id, long memoryMib, long bf16Gflops, long bandwidthMbps) {
    public Chip {
        Bounds.name("chip", id);
        Bounds.within("memory of chip " + id, memoryMib, 0, Integer.MAX_VALUE);
        Bounds.within("BF16 rate of chip " + id, bf16Gflops, 0, Long.MAX_VALUE);
        Bounds.within("bandwidth of chip " + id, bandwidthMbps, 0, Long.MAX_VALUE);
    }
}
