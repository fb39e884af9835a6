package dev.sluice.core.tenant;

/**
 * What a tenant borrowed of a chip in the past.
 *
 * @param past milli-seconds, decayed up to the present tick, together with all below it
 * @param fresh milli-ms of the present tick, if nothing changes until it ends, together with all below it
 * @param pastHere past use of the tenant itself
 * @param freshHere fresh use of the tenant itself
 */
public record Borrowed(String tenant, String chip, long past, long fresh, long pastHere, long freshHere) {}
