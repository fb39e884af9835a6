package dev.sluice.core.ledger;

import dev.sluice.core.tenant.Tier;

/**
 * What a part of the devices of an attempt is held under.
 *
 * @param contract "" = none
 * @param refundable whether what is lost by the lender's fault is not paid for
 */
record Terms(Tier tier, long milli, String contract, Entry.Charge charge, boolean refundable) {
    /** Nothing is paid. */
    static Terms free(Tier tier, long milli) {
        return new Terms(tier, milli, "", Entry.Charge.NONE, false);
    }
}
