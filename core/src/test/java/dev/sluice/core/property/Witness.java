package dev.sluice.core.property;

import dev.sluice.core.Command;
import dev.sluice.core.Core;
import dev.sluice.core.schedule.Policies;
import java.util.List;

/** Runs the same lives in a JVM of its own and prints what became of them. */
final class Witness {
    private static final int COMMANDS_PER_HASH = 25;

    private Witness() {}

    public static void main(String[] seeds) {
        for (var seed : seeds) {
            var trial = new Trial(Long.parseLong(seed));
            trial.play(PropertyTest.wishes(Long.parseLong(seed)));
            tell(seed, trial.log(), Trial.policies(Long.parseLong(seed)));
        }
    }

    private static void tell(String seed, List<Command> log, Policies policies) {
        var core = new Core(policies);
        for (int i = 0; i < log.size(); i++) {
            var decided = core.run(log.get(i));
            decided.events().forEach(System.out::println);
            if (i % COMMANDS_PER_HASH == 0) {
                System.out.println("seed " + seed + " command " + i + " hash " + Long.toHexString(core.stateHash()));
            }
        }
        System.out.println("seed " + seed + " ends with " + Long.toHexString(core.stateHash()));
    }
}
