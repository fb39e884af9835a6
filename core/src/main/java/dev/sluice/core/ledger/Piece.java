package dev.sluice.core.ledger;

/**
 * A line that was booked for an attempt which still runs, as far as it may have to be taken back.
 *
 * @param refundable whether it is taken back when the lender is at fault
 */
record Piece(
        long number,
        long milli,
        long fromMillis,
        long toMillis,
        Entry.Use use,
        Entry.Charge charge,
        boolean refundable) {}
