package dev.sluice.core.tenant;

import java.util.Arrays;
import java.util.List;

/**
 * What the rules in force come to for each tenant in each segment, found once: a cycle asks this for each place that it
 * looks at. Without rules it costs nothing.
 */
public final class Permits {
    private static final byte UNKNOWN = 0;
    private static final byte YES = 1;
    private static final byte NO = 2;

    private final List<TenantSpec> tenants;
    private Rules rules = Rules.NONE;
    private long version;
    private byte[][] allowed = new byte[0][];
    private byte[] limited = new byte[0];

    /** For tenants in the order of their numbers; the list may grow. */
    Permits(List<TenantSpec> tenants) {
        this.tenants = tenants;
    }

    Permits copy(List<TenantSpec> theirs) {
        var copy = new Permits(theirs);
        copy.rules = rules;
        copy.version = version;
        return copy;
    }

    /** Puts rules in force, in the place of those before. */
    public void put(Rules next) {
        rules = next;
        version++;
        allowed = new byte[0][];
        limited = new byte[0];
    }

    public Rules rules() {
        return rules;
    }

    /** Differs when the rules have changed: what was found before under others may be wrong now. */
    public long version() {
        return version;
    }

    /** Whether a tenant may use the chip of a segment in its center. */
    public boolean allow(int tenant, int segment, String chip, String center) {
        if (rules.rules().isEmpty()) {
            return true;
        }
        byte[] row = row(tenant, segment);
        if (row[segment] == UNKNOWN) {
            row[segment] = rules.against(tenants.get(tenant).path(), chip, center) == null ? YES : NO;
        }
        return row[segment] == YES;
    }

    /** Whether there is a rule that may keep a tenant from something. */
    public boolean limit(int tenant) {
        if (rules.rules().isEmpty()) {
            return false;
        }
        if (tenant >= limited.length) {
            limited = Arrays.copyOf(limited, tenant * 2 + 1);
        }
        if (limited[tenant] == UNKNOWN) {
            limited[tenant] = rules.limit(tenants.get(tenant).path()) ? YES : NO;
        }
        return limited[tenant] == YES;
    }

    private byte[] row(int tenant, int segment) {
        if (tenant >= allowed.length) {
            allowed = Arrays.copyOf(allowed, tenant * 2 + 1);
        }
        byte[] row = allowed[tenant];
        if (row == null || segment >= row.length) {
            row = row == null ? new byte[segment + 8] : Arrays.copyOf(row, segment * 2 + 8);
            allowed[tenant] = row;
        }
        return row;
    }
}
