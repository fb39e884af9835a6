package dev.sluice.core.ledger;

import dev.sluice.core.contract.ContractSpec;
import dev.sluice.core.unit.Limits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The lanes of all contracts that move devices of a chip.
 *
 * <p>What a lender lends on comes first out of what it may lend on, in the order in which those contracts began, and
 * the rest out of its own. What it lends on it can't use itself, so a device is in just one lane.
 *
 * <p>Example: acme lends 4 to mid by {@code b}, which mid may lend on; mid lends 6 to zeta by {@code on}. The lanes are
 * on-b with 4 and on with 2; b itself has nothing left. What zeta uses of the first it pays to mid, and mid to acme.
 */
final class Lanes {
    private final Collection<Moving> moving;
    private final LinkedHashMap<String, List<Lane>> made = new LinkedHashMap<>();
    private final LinkedHashSet<String> open = new LinkedHashSet<>();

    /** A contract with the devices that it moves now. */
    record Moving(ContractSpec spec, int devices) {}

    private Lanes(Collection<Moving> moving) {
        this.moving = moving;
    }

    /** Those with room, in the order in which their contracts began. */
    static List<Lane> of(Collection<Moving> moving, String chip) {
        var lanes = new Lanes(
                moving.stream().filter(one -> one.spec().chip().equals(chip)).toList());
        lanes.moving.forEach(lanes::lanesOf);
        var all = new ArrayList<Lane>();
        lanes.moving.forEach(
                one -> all.addAll(lanes.made.getOrDefault(one.spec().name(), List.of())));
        all.removeIf(lane -> lane.room == 0);
        return all;
    }

    /** What the lender borrows itself comes first; who lends to itself in a circle finds nothing there. */
    private List<Lane> lanesOf(Moving one) {
        var name = one.spec().name();
        var known = made.get(name);
        if (known != null || !open.add(name)) {
            return known == null ? List.of() : known;
        }
        var lanes = new ArrayList<Lane>();
        long left = (long) one.devices() * Limits.DEVICE_MILLI;
        for (var source : moving) {
            boolean onward = source.spec().onward()
                    && source.spec().borrower().equals(one.spec().lender());
            for (var lane : onward ? lanesOf(source) : List.<Lane>of()) {
                long milli = Math.min(left, lane.room);
                if (milli > 0) {
                    var chain = new ArrayList<ContractSpec>();
                    chain.add(one.spec());
                    chain.addAll(lane.chain);
                    lanes.add(new Lane(chain, milli));
                    lane.room -= milli;
                    left -= milli;
                }
            }
        }
        lanes.add(new Lane(List.of(one.spec()), left));
        made.put(name, lanes);
        return lanes;
    }
}
