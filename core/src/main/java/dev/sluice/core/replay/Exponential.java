package dev.sluice.core.replay;

/**
 * Exponentially distributed numbers with nothing but comparisons of whole ones.
 *
 * <p>Method: von Neumann, "Various techniques used in connection with random digits" (1951). Uniform numbers are drawn
 * as long as each is less than the one before; if an odd number of them came so, the first one is the part after the
 * point, else one is added before the point and it begins again. Example: 0.4, 0.3, 0.7 is a run of two, so 1 and
 * again; 0.2, 0.5 is a run of one: 1.2.
 */
final class Exponential {
    private static final long ONE = 1_000_000;

    private final Dice dice;
    private final Dice.Question question;

    Exponential(Dice dice, Dice.Question question) {
        this.dice = dice;
        this.question = question;
    }

    /** The number of a subject, in millionths of the mean. */
    long micro(long subject) {
        long draw = 0;
        for (long whole = 0; ; whole++) {
            long first = dice.below(ONE, question, subject, draw++);
            long last = first;
            int run = 1;
            for (long next = dice.below(ONE, question, subject, draw++);
                    next < last;
                    next = dice.below(ONE, question, subject, draw++)) {
                last = next;
                run++;
            }
            if (run % 2 == 1) {
                return whole * ONE + first;
            }
        }
    }
}
