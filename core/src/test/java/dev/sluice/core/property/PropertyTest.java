package dev.sluice.core.property;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Runs random pools. {@code -Dsluice.seeds=10000} tries more of them, {@code -Dsluice.seed=17} one again. */
final class PropertyTest {
    private static final int SEEDS = 2_000;
    private static final int LAST_COMMANDS = 12;

    @Test
    void every_property_holds_for_every_seed() {
        var one = Long.getLong("sluice.seed");
        if (one != null) {
            tryOne(one);
            return;
        }
        LongStream.rangeClosed(1, Integer.getInteger("sluice.seeds", SEEDS))
                .parallel()
                .forEach(PropertyTest::tryOne);
    }

    static int wishes(long seed) {
        return (int) (8 + seed * 7 % 40);
    }

    /** The size of a trial follows from its seed, so that one line runs it again. */
    static void tryOne(long seed) {
        var trial = new Trial(seed);
        try {
            trial.play(wishes(seed));
        } catch (AssertionError | RuntimeException wrong) {
            List<?> log = trial.log();
            var last = log.subList(Math.max(0, log.size() - LAST_COMMANDS), log.size());
            var text = new StringBuilder(
                    wrong + "\nRun it again: ./sluice test -pl core -Dtest=PropertyTest -Dsluice.seed=" + seed
                            + "\nThe last of " + log.size() + " commands:");
            last.forEach(command -> text.append("\n  ").append(command));
            throw new AssertionError(text.toString(), wrong);
        }
    }
}
