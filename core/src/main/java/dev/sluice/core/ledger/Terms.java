package dev.sluice.core.ledger;

/**
 * What a part of the devices of an attempt is held under.
 *
 * @param contract "" = none
 * @param refundable whether what is lost by the lender's fault is not paid for
 */
record Terms(long milli, String contract, Entry.Charge charge, boolean refundable) {
    /** Nothing is paid. */
    static Terms free(long milli) {
        return new Terms(milli, "", Entry.Charge.NONE, false);
    }
}
