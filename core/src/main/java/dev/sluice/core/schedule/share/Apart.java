package dev.sluice.core.schedule.share;

import dev.sluice.core.pool.Iteration;
import java.util.List;

/** Every job keeps its devices to itself. */
final class Apart implements SharePolicy {
    @Override
    public String name() {
        return "apart";
    }

    @Override
    public boolean shares() {
        return false;
    }

    @Override
    public int gainPermille(List<Iteration> holders, Iteration joiner) {
        return 0;
    }
}
