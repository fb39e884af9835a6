package dev.sluice.core.replay;

/** Hears how far a replay is. */
@FunctionalInterface
public interface Progress {
    /** Nobody listens. */
    Progress NONE = (submitted, over, of) -> {};

    /**
     * Called now and then.
     *
     * @param submitted jobs so far
     * @param over of those, ended
     * @param of jobs of the trace
     */
    void at(long submitted, long over, long of);
}
