package dev.sluice.app.engine;

import org.jspecify.annotations.Nullable;

/**
 * What a device says of itself now. What it doesn't say is null; nothing is guessed.
 *
 * @param node its node
 * @param index its index there
 * @param usedMemoryMib memory in use
 * @param busyPercent share of the last sample period in which something ran on it
 * @param celsius temperature
 */
public record DeviceReading(
        String node,
        int index,
        @Nullable Long usedMemoryMib,
        @Nullable Integer busyPercent,
        @Nullable Integer celsius) {}
