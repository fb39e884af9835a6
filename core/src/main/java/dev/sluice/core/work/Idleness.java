package dev.sluice.core.work;

/**
 * What telemetry says of an attempt whose devices do nothing.
 *
 * @param sinceMillis since when they do nothing
 * @param reportedMillis when that was last said
 * @param warned whether its user was told that it will be parked
 */
public record Idleness(long sinceMillis, long reportedMillis, boolean warned) {}
