package dev.sluice.core.schedule.reclaim;

/**
 * What it costs to stop running work, the gravest first.
 *
 * @param guestsMilli device milli of work that is inside a guarantee of its own, and has to move
 * @param sparedMilli device milli of work that has been stopped lately or often, and should be left to run
 * @param loss by the reclaim policy
 */
record Cost(long guestsMilli, long sparedMilli, long loss) implements Comparable<Cost> {
    static final Cost NOTHING = new Cost(0, 0, 0);

    Cost plus(Cost other) {
        return new Cost(guestsMilli + other.guestsMilli, sparedMilli + other.sparedMilli, loss + other.loss);
    }

    @Override
    public int compareTo(Cost other) {
        if (guestsMilli != other.guestsMilli) {
            return Long.compare(guestsMilli, other.guestsMilli);
        }
        return sparedMilli != other.sparedMilli
                ? Long.compare(sparedMilli, other.sparedMilli)
                : Long.compare(loss, other.loss);
    }
}
