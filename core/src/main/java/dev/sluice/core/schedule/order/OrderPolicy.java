package dev.sluice.core.schedule.order;

/** Says which of several sibling tenants is served next. */
public interface OrderPolicy {
    /** The name that configuration and reports use. */
    String name();

    /**
     * The turn of a tenant: the least one is served next, among equals the tenant with the least number.
     *
     * @param usedMilli milli in use by it, by chip number
     * @param capacityMilli milli in the pool, by chip number
     * @param weight 1 to {@link dev.sluice.core.unit.Limits#WEIGHT}
     */
    long turn(long[] usedMilli, long[] capacityMilli, int weight);
}
