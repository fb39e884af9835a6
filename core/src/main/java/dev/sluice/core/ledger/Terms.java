package dev.sluice.core.ledger;

import dev.sluice.core.tenant.Tier;

/**
 * What a part of the devices of an attempt is held under.
 *
 * @param kind {@code USE}, or {@code ONWARD} for what is paid on for the part before
 * @param contract "" = none
 */
record Terms(Entry.Kind kind, Tier tier, long milli, String contract, Entry.Charge charge, Refund refund) {
    /** Nothing is paid. */
    static Terms free(Tier tier, long milli) {
        return new Terms(Entry.Kind.USE, tier, milli, "", Entry.Charge.NONE, Refund.NEVER);
    }
}
