package dev.sluice.app.engine;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a device says of itself now. What it doesn't say stays empty; nothing is guessed.
 *
 * @param node its node
 * @param index its index there
 * @param usedMemoryMib memory in use
 * @param busyPercent share of the last sample period in which something ran on it
 * @param celsius temperature
 */
public record DeviceReading(
        String node, int index, OptionalLong usedMemoryMib, OptionalInt busyPercent, OptionalInt celsius) {}
