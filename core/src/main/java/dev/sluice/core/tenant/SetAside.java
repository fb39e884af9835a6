package dev.sluice.core.tenant;

import java.util.Arrays;

/** What each tenant sets aside of what is above it: the greater of its guarantee and of the use inside it. */
final class SetAside {
    private int[] parents;
    private long[][] guarantee;
    private long[][] committed;
    private long[][] setAside;
    private int over;

    SetAside() {
        parents = new int[8];
        guarantee = new long[8][];
        committed = new long[8][];
        setAside = new long[8][];
    }

    private SetAside(SetAside other) {
        parents = other.parents.clone();
        guarantee = Tenants.deep(other.guarantee);
        committed = Tenants.deep(other.committed);
        setAside = Tenants.deep(other.setAside);
        over = other.over;
    }

    SetAside copy() {
        return new SetAside(this);
    }

    void add(int tenant, int parent, int chips) {
        if (tenant == parents.length) {
            parents = Arrays.copyOf(parents, tenant * 2);
            guarantee = Arrays.copyOf(guarantee, tenant * 2);
            committed = Arrays.copyOf(committed, tenant * 2);
            setAside = Arrays.copyOf(setAside, tenant * 2);
        }
        parents[tenant] = parent;
        guarantee[tenant] = new long[chips];
        committed[tenant] = new long[chips];
        setAside[tenant] = new long[chips];
    }

    void widen(int tenant, int chips) {
        guarantee[tenant] = Arrays.copyOf(guarantee[tenant], chips);
        committed[tenant] = Arrays.copyOf(committed[tenant], chips);
        setAside[tenant] = Arrays.copyOf(setAside[tenant], chips);
    }

    long guarantee(int tenant, int chip) {
        return guarantee[tenant][chip];
    }

    void guarantee(int tenant, int chip, long milli) {
        commit(tenant, chip, 0, milli);
    }

    void commit(int tenant, int chip, long delta) {
        commit(tenant, chip, delta, guarantee[tenant][chip]);
    }

    /** Passes a change of use, and of the guarantee, up as far as it changes what is set aside. */
    private void commit(int tenant, int chip, long delta, long guaranteed) {
        long carried = delta;
        for (int up = tenant; up != Tenants.NONE; up = parents[up]) {
            over -= overAt(up, chip);
            committed[up][chip] += carried;
            guarantee[up][chip] = up == tenant ? guaranteed : guarantee[up][chip];
            over += overAt(up, chip);
            long next = Math.max(guarantee[up][chip], committed[up][chip]);
            carried = next - setAside[up][chip];
            setAside[up][chip] = next;
            if (carried == 0) {
                return;
            }
        }
    }

    private int overAt(int tenant, int chip) {
        return parents[tenant] == Tenants.NONE && committed[tenant][chip] > guarantee[tenant][chip] ? 1 : 0;
    }

    boolean anyOver() {
        return over > 0;
    }

    /** Whether the organisation of a tenant has more of a chip set aside than it is guaranteed. */
    boolean over(int tenant, int chip) {
        int top = tenant;
        while (parents[top] != Tenants.NONE) {
            top = parents[top];
        }
        return overAt(top, chip) > 0;
    }

    /** Whether so much more of a chip is inside guarantees on the way up. */
    boolean covers(int tenant, int chip, long milli) {
        long surplus = milli;
        for (int up = tenant; up != Tenants.NONE; up = parents[up]) {
            surplus = Math.max(guarantee[up][chip], committed[up][chip] + surplus) - setAside[up][chip];
            if (surplus <= 0) {
                return true;
            }
        }
        return false;
    }
}
