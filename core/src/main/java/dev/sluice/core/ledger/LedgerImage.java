package dev.sluice.core.ledger;

import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.pool.SpotPrice;
import java.util.List;

/**
 * What the fold has to remember to go on from here, as plain values; the lines themselves are not in it.
 *
 * @param last number of the newest line
 * @param month in which the newest event lies; 0 = there is none
 * @param closed the newest closed period; 0 = none
 * @param debts what was booked in the month so far, by who owes it and currency
 * @param contracts those that move devices, in the order in which they began
 */
public record LedgerImage(
        long last,
        int month,
        int closed,
        List<Known> works,
        List<Standing.Image> standing,
        List<Carries.Carry> carries,
        List<Debts.Debt> debts,
        List<Places.Place> places,
        List<CenterSpec> centers,
        List<SpotPrice> prices,
        List<Lanes.Moving> contracts) {
    /** A workload that has not ended. */
    record Known(long workload, Work work) {}
}
