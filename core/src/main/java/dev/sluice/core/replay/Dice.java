package dev.sluice.core.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Chance that is a pure function of a seed and of what is asked about, so that one more question changes no other
 * answer.
 *
 * <p>Method: the finalizer of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) over seed, subject and question.
 */
final class Dice {
    /** What chance is asked about. Each has a number of its own. */
    enum Question {
        START_DELAY,
        FAILS,
        FAILS_WHEN,
        NODE_LIFE,
        ESTIMATE,
        BURST,
        PAUSE,
        LIST_ORDER,
        LIST_DRAW,
        NODE_ORDER,
        LIFETIME,
        GAP
    }

    private final long seed;

    Dice(long seed) {
        this.seed = seed;
    }

    /** A number from 0 to bound - 1. */
    long below(long bound, Question question, long subject, long time) {
        return Long.remainderUnsigned(draw(question, subject, time), bound);
    }

    /** A time from half to one and a half of the mean. */
    long around(long mean, Question question, long subject, long time) {
        return mean <= 0 ? 0 : mean / 2 + below(mean + 1, question, subject, time);
    }

    /** The list in an order of which each is as likely as any other. */
    <T> List<T> shuffled(Collection<T> list, Question question) {
        var shuffled = new ArrayList<>(list);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            Collections.swap(shuffled, i, (int) below(i + 1, question, i, 0));
        }
        return shuffled;
    }

    private long draw(Question question, long subject, long time) {
        return mix(mix(mix(seed) + question.ordinal() + 1) + mix(subject) * 31 + time);
    }

    static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
