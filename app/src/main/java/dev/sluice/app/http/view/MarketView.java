package dev.sluice.app.http.view;

import dev.sluice.core.contract.Market;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Offers and requests that stand, by name. */
public record MarketView(List<View> bids) {
    /**
     * One of them.
     *
     * @param side {@code offer} or {@code request}
     * @param left devices that no match has taken yet
     * @param hourMicros the least that an offer asks for a device-hour, the most that a request pays
     * @param fromMillis null = at once
     */
    public record View(
            String name,
            String side,
            String tenant,
            String chip,
            int devices,
            int left,
            long hourMicros,
            String currency,
            @Nullable Long fromMillis,
            long untilMillis,
            long noticeMillis,
            boolean standing,
            String author,
            long publishedMillis) {}

    /** What came of a clearing: contracts that were proposed. */
    public record Cleared(List<Match> matches) {}

    /**
     * One contract.
     *
     * @param signed the sides that their standing rules have signed for
     */
    public record Match(
            String contract,
            String lender,
            String borrower,
            String chip,
            int devices,
            long hourMicros,
            String currency,
            List<String> signed) {}

    public static MarketView of(List<Market.Posted> posted) {
        return new MarketView(posted.stream().map(MarketView::view).toList());
    }

    private static View view(Market.Posted posted) {
        var bid = posted.bid();
        return new View(
                bid.name(),
                bid.offers() ? "offer" : "request",
                bid.tenant(),
                bid.chip(),
                bid.devices(),
                posted.left(),
                bid.hourMicros(),
                bid.currency(),
                Words.orAbsent(bid.fromMillis()),
                bid.untilMillis(),
                bid.noticeMillis(),
                bid.standing(),
                posted.author(),
                posted.atMillis());
    }
}
