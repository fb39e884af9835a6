package dev.sluice.core;

import dev.sluice.core.contract.Contract;
import dev.sluice.core.contract.ContractSpec;
import dev.sluice.core.contract.Stage;
import dev.sluice.core.unit.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What a recall takes back from those to whom the borrower lent on: as much as the borrower can't cover any more at the
 * time, first of the contracts that come last by name, and so on down the chain. Else a device would be guaranteed to
 * two. Nobody lends on with a longer notice than he has himself, so the last one hears of it in time.
 */
final class Onward {
    private final State state;
    private final long backMillis;
    private final TreeSet<String> seen = new TreeSet<>();
    private final List<Taken> taken = new ArrayList<>();

    /** So many devices of a contract that go back, too. */
    record Taken(Contract contract, int devices) {}

    private Onward(State state, long backMillis) {
        this.state = state;
        this.backMillis = backMillis;
    }

    /** For a recall of some devices of a contract. */
    static List<Taken> of(State state, ContractSpec recalled, int devices, long backMillis) {
        var onward = new Onward(state, backMillis);
        onward.below(recalled, devices);
        return onward.taken;
    }

    private void below(ContractSpec source, int devices) {
        if (!source.onward() || !seen.add(source.name())) {
            return;
        }
        int missing = devices;
        for (var contract : List.copyOf(state.contracts.all()).reversed()) {
            var spec = contract.spec();
            boolean lendsOn = spec.lender().equals(source.borrower())
                    && spec.chip().equals(source.chip())
                    && (contract.stage() instanceof Stage.Active || contract.stage() instanceof Stage.Recalling);
            if (lendsOn && backMillis < spec.untilMillis()) {
                int moves = contract.movesAt(backMillis);
                long left = new Lendable(state, spec)
                                .least(backMillis, spec.untilMillis())
                                .milli()
                        - (long) missing * Limits.DEVICE_MILLI;
                int shortage = Math.clamp(
                        Math.ceilDiv((long) moves * Limits.DEVICE_MILLI - left, Limits.DEVICE_MILLI), 0, moves);
                if (shortage > 0) {
                    taken.add(new Taken(contract, shortage));
                    missing -= shortage;
                    below(spec, shortage);
                }
            }
        }
    }
}
