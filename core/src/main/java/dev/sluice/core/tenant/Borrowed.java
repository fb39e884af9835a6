package dev.sluice.core.tenant;

import java.util.ArrayList;
import java.util.List;

/**
 * What a tenant borrowed of a chip in the past.
 *
 * @param past milli-seconds, decayed up to the present tick, together with all below it
 * @param fresh milli-ms of the present tick, if nothing changes until it ends, together with all below it
 * @param pastHere past use of the tenant itself
 * @param freshHere fresh use of the tenant itself
 */
public record Borrowed(String tenant, String chip, long past, long fresh, long pastHere, long freshHere) {
    /** All that is not nothing, by the numbers of tenants and chips. */
    static List<Borrowed> all(List<TenantSpec> tenants, List<String> chips, PastUse below, PastUse here) {
        var all = new ArrayList<Borrowed>();
        for (int tenant = 0; tenant < tenants.size(); tenant++) {
            for (int chip = 0; chip < chips.size(); chip++) {
                long past = below.past(tenant, chip);
                long fresh = below.fresh(tenant, chip);
                if (past != 0 || fresh != 0) {
                    var path = tenants.get(tenant).path();
                    all.add(new Borrowed(
                            path, chips.get(chip), past, fresh, here.past(tenant, chip), here.fresh(tenant, chip)));
                }
            }
        }
        return all;
    }
}
