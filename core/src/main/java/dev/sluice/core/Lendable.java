package dev.sluice.core;

import dev.sluice.core.contract.Contract;
import dev.sluice.core.contract.ContractSpec;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.unit.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What the lender of a contract has to lend over a term: its guarantee as all contracts that bind will have moved it by
 * then, less what tenants below it are guaranteed, less what others lend to it and do not allow it to lend on, or only
 * with a shorter notice; and no more than it has in the centers that the contract names.
 *
 * <p>Only times at which a contract begins, gives back or ends can change that, so only those are looked at.
 *
 * <p>Example: acme has 16, acme/nlp is guaranteed 6, and 4 are lent to zeta until Friday. Until then acme has 6 to
 * lend.
 */
final class Lendable {
    private final State state;
    private final ContractSpec spec;
    private final List<Contract> others = new ArrayList<>();
    private final long fixedMilli;

    /** The least that there is, and the first time at which it is so little. */
    record Least(long milli, long sinceMillis) {}

    Lendable(State state, ContractSpec spec) {
        this.state = state;
        this.spec = spec;
        for (var contract : state.contracts.all()) {
            boolean counts = contract.binds()
                    && !contract.name().equals(spec.name())
                    && contract.spec().chip().equals(spec.chip())
                    && (touches(contract.spec().lender())
                            || touches(contract.spec().borrower()));
            if (counts) {
                others.add(contract);
            }
        }
        long below = 0;
        for (int child : state.tenants.children(state.tenants.number(spec.lender()))) {
            below += state.guaranteeMilli(state.tenants.spec(child), spec.chip());
        }
        fixedMilli = state.guaranteeMilli(lender(), spec.chip()) - below;
    }

    private TenantSpec lender() {
        return state.tenants.spec(state.tenants.number(spec.lender()));
    }

    private boolean touches(String path) {
        return path.equals(spec.lender()) || path.startsWith(spec.lender() + "/");
    }

    /** A department lends what it is guaranteed in the centers of its organisation. */
    private boolean isAbove(String owner) {
        return spec.lender().startsWith(owner + "/");
    }

    /** Over a time from when until when. */
    Least least(long fromMillis, long untilMillis) {
        var times = new TreeSet<Long>();
        times.add(fromMillis);
        for (var other : others) {
            times.addAll(other.changes());
        }
        var least = new Least(Long.MAX_VALUE, fromMillis);
        for (long time : times.subSet(fromMillis, untilMillis)) {
            long milli = milliAt(time);
            least = milli < least.milli() ? new Least(milli, time) : least;
        }
        return least;
    }

    private long milliAt(long millis) {
        long devices = 0;
        for (var other : others) {
            var terms = other.spec();
            int moves = other.movesAt(millis);
            // What those below it lend and borrow moves with their guarantees and is neither more nor less for it.
            devices -= terms.lender().equals(spec.lender()) ? moves : 0;
            devices += terms.borrower().equals(spec.lender()) && mayLendOn(terms) ? moves : 0;
        }
        return Math.min(fixedMilli + devices * Limits.DEVICE_MILLI, inCentersAt(millis));
    }

    /** Who has to give it back sooner than the other side would can't lend it on. */
    private boolean mayLendOn(ContractSpec source) {
        return source.onward() && source.noticeMillis() >= spec.noticeMillis();
    }

    private long inCentersAt(long millis) {
        if (spec.centers().isEmpty()) {
            return Long.MAX_VALUE;
        }
        long devices = 0;
        for (var segment : state.pool.segmentsOf(spec.chip())) {
            var center = state.pool.center(segment.center());
            if (spec.centers().contains(center.name()) && (touches(center.owner()) || isAbove(center.owner()))) {
                devices += segment.devices();
            }
        }
        for (var other : others) {
            var terms = other.spec();
            boolean same = terms.lender().equals(spec.lender()) && overlap(terms.centers());
            devices -= same ? other.movesAt(millis) : 0;
        }
        return devices * Limits.DEVICE_MILLI;
    }

    private boolean overlap(List<String> centers) {
        return centers.stream().anyMatch(spec.centers()::contains);
    }
}
