package dev.sluice.app.report;

import dev.sluice.core.replay.Lever;
import dev.sluice.core.replay.Outcome;
import dev.sluice.core.replay.Setup;
import dev.sluice.core.schedule.Policies;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reports such as a replay might give, from a seed: owners whose peaks differ, who wait long alone and briefly
 * together. Nothing in it was measured.
 *
 * @param owners of one center each
 * @param steps of the series
 * @param activity whether it is known how busy work is
 * @param worse owners who are worse off together
 * @param ownerName what the names of owners begin with
 */
public record Fixture(long seed, int owners, int steps, boolean activity, int worse, String ownerName) {
    private static final String NAME = "fixture";

    /** Useful part that each lever is given here, in per cent of the ceiling. */
    private static final int[] REACHED = {49, 61, 72, 81, 87, 91, 95, 98};

    public static Fixture of(int owners) {
        return new Fixture(42, owners, owners > 100 ? 500 : 168, true, 0, "owner");
    }

    /** Each owner alone, and then lever by lever all that there are; one queue beside them. */
    public ReplayReport report() {
        var setups = new ArrayList<Measured>();
        setups.add(measured("silo", false, EnumSet.noneOf(Lever.class), REACHED[0]));
        setups.add(measured("pool-fifo", true, EnumSet.of(Lever.POOLING, Lever.BORROWING), 58));
        var levers = EnumSet.noneOf(Lever.class);
        for (var lever : Lever.values()) {
            levers.add(lever);
            var last = levers.size() == Lever.values().length;
            var name = last ? "pool" : "+" + lever.name().toLowerCase(Locale.ROOT);
            setups.add(measured(name, false, levers, REACHED[levers.size()]));
        }
        return report(setups, List.of());
    }

    /** A report of these set-ups. */
    public ReplayReport report(List<Measured> setups, List<Packing> packing) {
        return new ReplayReport(
                "0.1.0",
                new ReplayReport.Input(NAME + " of " + owners + " owners", "c0ffee" + "0".repeat(58)),
                List.of("seed " + seed, "start delay 30s", "failures 1%"),
                facts(),
                setups,
                packing);
    }

    private FleetFacts facts() {
        long devices = owners * 1000L;
        return new FleetFacts(
                owners,
                owners,
                devices / 8,
                devices,
                List.of(
                        new FleetFacts.Chip("nvidia-h20", devices / 2),
                        new FleetFacts.Chip("huawei-910b", devices / 4),
                        new FleetFacts.Chip("nvidia-h100", devices - devices / 2 - devices / 4)));
    }

    /** One set-up that reaches so many per cent of the ceiling. */
    public Measured measured(String name, boolean oneQueue, Set<Lever> levers, int reached) {
        var outcome = new FixtureOutcome(this, name, levers.size(), reached).outcome();
        return new Measured(new Setup(name, oneQueue, levers, Policies.STANDARD), outcome, 2_340_000_000L);
    }

    /** An outcome of no work at all. */
    public static Outcome nothing(String name) {
        return new FixtureOutcome(new Fixture(1, 1, 0, false, 0, "nobody"), name, 0, 0).nothing();
    }
}
