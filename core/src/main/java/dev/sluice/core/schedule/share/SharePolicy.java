package dev.sluice.core.schedule.share;

import dev.sluice.core.pool.Iteration;
import java.util.List;

/** Says which jobs are worth putting on the same devices. */
public interface SharePolicy {
    /** The name that configuration and reports use. */
    String name();

    /** Whether it ever puts two on the same devices. */
    boolean shares();

    /**
     * What is gained when one more joins jobs that hold the same devices, in thousandths of what one gets done alone; 0
     * = it must not.
     */
    int gainPermille(List<Iteration> holders, Iteration joiner);
}
