package dev.sluice.core.tenant;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Guarantees with what contracts moved of them.
 *
 * <p>Two books. In the first, guarantees are as contracts move them: down for a lender and all above it, up for a
 * borrower and all above it, up to where both meet. It says what is inside a guarantee. The second knows no lent
 * guarantee; what a tenant lends out is booked in it as if it used that itself, less what others lend to it. It says
 * what of that is inside a tenant's own. As long as there was no contract the second would equal the first and is not
 * kept.
 *
 * <p>Example: acme has 16 devices and lends 8 to zeta, which has 4. Zeta's first 4 are owned, the next 8 contracted,
 * acme's first 8 owned, and all else is borrowed.
 */
final class Guarantees {
    private long[][] base;
    private long[][] moved;
    private long[][] lentHere;
    private final SetAside inside;
    private @Nullable SetAside own;

    Guarantees() {
        base = new long[8][];
        moved = new long[8][];
        lentHere = new long[8][];
        inside = new SetAside();
    }

    private Guarantees(Guarantees other) {
        base = Tenants.deep(other.base);
        moved = Tenants.deep(other.moved);
        lentHere = Tenants.deep(other.lentHere);
        inside = other.inside.copy();
        own = other.own == null ? null : other.own.copy();
    }

    Guarantees copy() {
        return new Guarantees(this);
    }

    void add(int tenant, int parent, int chips) {
        if (tenant == base.length) {
            base = Arrays.copyOf(base, tenant * 2);
            moved = Arrays.copyOf(moved, tenant * 2);
            lentHere = Arrays.copyOf(lentHere, tenant * 2);
        }
        base[tenant] = new long[chips];
        moved[tenant] = new long[chips];
        lentHere[tenant] = new long[chips];
        inside.add(tenant, parent, chips);
        if (own != null) {
            own.add(tenant, parent, chips);
        }
    }

    void widen(int tenant, int chips) {
        base[tenant] = Arrays.copyOf(base[tenant], chips);
        moved[tenant] = Arrays.copyOf(moved[tenant], chips);
        lentHere[tenant] = Arrays.copyOf(lentHere[tenant], chips);
        inside.widen(tenant, chips);
        if (own != null) {
            own.widen(tenant, chips);
        }
    }

    /** Sets what a tenant is guaranteed without contracts. */
    void base(int tenant, int chip, long milli) {
        base[tenant][chip] = milli;
        inside.guarantee(tenant, chip, Math.max(0, milli + moved[tenant][chip]));
        if (own != null) {
            own.guarantee(tenant, chip, milli);
        }
    }

    /** Moves guarantee into a tenant; with negative milli out of it. */
    void move(int tenant, int chip, long milli) {
        moved[tenant][chip] += milli;
        inside.guarantee(tenant, chip, Math.max(0, base[tenant][chip] + moved[tenant][chip]));
    }

    /**
     * Says that a tenant itself lends so much more, or is lent so much more where that is negative. Comes before the
     * guarantee is moved.
     */
    void lend(int tenant, int chip, long milli) {
        if (own == null) {
            // All use inside guarantees was inside people's own so far.
            own = inside.copy();
        }
        long before = Math.max(0, lentHere[tenant][chip]);
        lentHere[tenant][chip] += milli;
        own.commit(tenant, chip, Math.max(0, lentHere[tenant][chip]) - before);
    }

    /** With contracts. */
    long guarantee(int tenant, int chip) {
        return inside.guarantee(tenant, chip);
    }

    /** What contracts moved into a tenant and all below it; negative = out of it. */
    long moved(int tenant, int chip) {
        return moved[tenant][chip];
    }

    void charge(int tenant, int chip, Tier tier, long milli) {
        inside.commit(tenant, chip, milli);
        if (own != null && tier == Tier.OWNED) {
            own.commit(tenant, chip, milli);
        }
    }

    /** The right by which a tenant could use so much more of a chip. */
    Tier rightTo(int tenant, int chip, long milli) {
        if (!inside.covers(tenant, chip, milli)) {
            return Tier.BORROWED;
        }
        return ownCovers(tenant, chip, milli) ? Tier.OWNED : Tier.CONTRACTED;
    }

    /** Whether so much more of a chip is inside what is a tenant's own. */
    boolean ownCovers(int tenant, int chip, long milli) {
        return own == null || own.covers(tenant, chip, milli);
    }

    boolean covers(int tenant, int chip, long milli) {
        return inside.covers(tenant, chip, milli);
    }

    boolean anyOver() {
        return inside.anyOver() || own != null && own.anyOver();
    }

    boolean over(int tenant, int chip) {
        return inside.over(tenant, chip) || own != null && own.over(tenant, chip);
    }
}
