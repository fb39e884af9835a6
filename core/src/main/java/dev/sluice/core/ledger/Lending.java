package dev.sluice.core.ledger;

import dev.sluice.core.contract.ContractSpec;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.tenant.Tier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Which contract each attempt holds its devices by.
 *
 * <p>Goal: what is paid for a contract is never more than it moves, and each device is paid for once. Method: work that
 * holds devices by contracts takes room in those of its organisation: first in those of its tenant and of tenants above
 * it, in the order in which they began, then in others. It keeps that place until it changes itself or a contract of
 * the chip does; then all find their places anew. A gang has one right as a whole, so an organisation can hold more by
 * contracts than they move; what is beyond that is its own and costs nothing until a place becomes free.
 *
 * <p>Example: zeta has 4 devices and is lent 8. Two gangs of 6 are both inside its guarantee by contract only. The
 * first pays for 6 and the second for 2; when the first ends the second pays for 6.
 */
final class Lending {
    private final LinkedHashMap<String, Lanes.Moving> moving = new LinkedHashMap<>();
    private final TreeMap<String, List<Lane>> lanes = new TreeMap<>();
    private final TreeMap<String, TreeMap<Long, Standing>> lacking = new TreeMap<>();

    List<Lanes.Moving> moving() {
        return List.copyOf(moving.values());
    }

    void restore(List<Lanes.Moving> contracts) {
        contracts.forEach(one -> moving.put(one.spec().name(), one));
        contracts.forEach(one ->
                lanes.put(one.spec().chip(), Lanes.of(contracts, one.spec().chip())));
    }

    /** Puts an attempt where it was. */
    void restore(Standing found, String chip, List<Lane.Image> parts) {
        for (var part : parts) {
            for (var lane : of(chip)) {
                if (lane.names().equals(part.contracts())) {
                    lane.room -= part.milli();
                    found.parts.add(new Lane.Part(lane, part.milli()));
                }
            }
        }
        note(found, chip);
    }

    private List<Lane> of(String chip) {
        return lanes.getOrDefault(chip, List.of());
    }

    /** A contract moves so many devices from now on; all of its chip that are held by contracts find a place anew. */
    void moves(ContractSpec spec, int devices, Collection<Standing> holders) {
        if (devices == 0) {
            moving.remove(spec.name());
        } else {
            moving.put(spec.name(), new Lanes.Moving(spec, devices));
        }
        lanes.put(spec.chip(), Lanes.of(moving.values(), spec.chip()));
        lacking.keySet().removeIf(key -> key.endsWith("\t" + spec.chip()));
        holders.forEach(found -> found.parts.clear());
        holders.forEach(found -> join(found, spec.chip()));
    }

    /** Gives an attempt places for what it holds by contracts and has none for. */
    void join(Standing found, String chip) {
        if (found.tier == Tier.CONTRACTED) {
            take(found, chip, true);
            take(found, chip, false);
            note(found, chip);
        }
    }

    private void take(Standing found, String chip, boolean direct) {
        var tenant = found.work.tenant();
        for (var lane : of(chip)) {
            var borrower = lane.first().borrower();
            boolean near = tenant.equals(borrower) || tenant.startsWith(borrower + "/");
            boolean same = TenantSpec.organisation(tenant).equals(TenantSpec.organisation(borrower));
            long milli = near == direct && same ? Math.min(lane.room, found.uncoveredMilli()) : 0;
            if (milli > 0) {
                lane.room -= milli;
                found.holds(lane, milli);
            }
        }
    }

    private void note(Standing found, String chip) {
        var here = lacking.computeIfAbsent(key(found, chip), any -> new TreeMap<>());
        if (found.uncoveredMilli() > 0) {
            here.put(found.workload, found);
        } else {
            here.remove(found.workload);
        }
    }

    private static String key(Standing found, String chip) {
        return TenantSpec.organisation(found.work.tenant()) + "\t" + chip;
    }

    /** Takes all places of an attempt away. */
    void leave(Standing found, String chip) {
        found.parts.forEach(part -> part.lane().room += part.milli());
        found.parts.clear();
        lacking.getOrDefault(key(found, chip), new TreeMap<>()).remove(found.workload);
    }

    /** Gives places that have become free to those of an organisation that lack one, in the order of their ids. */
    void fill(Standing left, String chip, Consumer<Standing> before) {
        if (of(chip).stream().allMatch(lane -> lane.room == 0)) {
            return;
        }
        for (var found : new ArrayList<>(
                lacking.getOrDefault(key(left, chip), new TreeMap<>()).values())) {
            before.accept(found);
            join(found, chip);
        }
    }
}
