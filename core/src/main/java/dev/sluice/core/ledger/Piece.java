package dev.sluice.core.ledger;

/**
 * A line that was booked for an attempt which still runs, as far as it may have to be taken back.
 *
 * @param kind {@code USE}, or {@code ONWARD} for what is paid on
 */
record Piece(
        long number,
        Entry.Kind kind,
        long milli,
        long fromMillis,
        long toMillis,
        Entry.Use use,
        Entry.Charge charge,
        Refund refund) {}
