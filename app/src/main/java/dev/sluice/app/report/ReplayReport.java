package dev.sluice.app.report;

import dev.sluice.core.replay.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a report of a replay tells. Two reports of the same outcomes differ in nothing but the time that the
 * replays took.
 *
 * @param version of the program that replayed
 * @param input what was replayed
 * @param configuration what else decided the outcome, one option a line, such as {@code seed 42}
 * @param fleet what the work ran on
 * @param setups what each set-up made of the input, in the order in which they are compared; at least one
 * @param packing results of the packing procedure; often none
 */
public record ReplayReport(
        String version,
        Input input,
        List<String> configuration,
        FleetFacts fleet,
        List<Measured> setups,
        List<Packing> packing) {
    public ReplayReport {
        configuration = List.copyOf(configuration);
        setups = List.copyOf(setups);
        packing = List.copyOf(packing);
        if (setups.isEmpty() && packing.isEmpty()) {
            throw new IllegalArgumentException("a report needs a set-up or a packing result, there is none");
        }
    }

    /** What was replayed: its name for people, and the hash of its bytes or of what it was made from. */
    public record Input(String name, String hash) {}

    /** The first set-up in which each owner is alone: what the others are compared with. */
    public Optional<Measured> alone() {
        return setups.stream().filter(Measured::alone).findFirst();
    }

    /**
     * The set-up that the report is about: where the ladder of levers ends, or the last one where there is no ladder.
     * Absent in a report of packing only.
     */
    public Optional<Measured> reached() {
        var top = Ladder.of(this).map(Ladder::top);
        return top.isPresent() || setups.isEmpty() ? top : Optional.of(setups.getLast());
    }

    /** The last set-up in which nobody lends: what the money of lending is held against. */
    public Optional<Outcome> withoutLending() {
        return setups.stream()
                .filter(Measured::lendsNothing)
                .reduce((_, last) -> last)
                .map(Measured::outcome);
    }

    /** The outcome of {@link #alone}, if another set-up is compared with it. */
    public Optional<Outcome> aloneFor(Measured other) {
        return alone().filter(alone -> !alone.equals(other)).map(Measured::outcome);
    }
}
