package dev.sluice.core.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Matches offers with requests.
 *
 * <p>Goals: whoever asks the least lends first, whoever pays the most borrows first, and all who are matched for the
 * same chip, currency and time pay the same, which none of them refuses. Constraints: nobody lends to himself or to
 * those above or below him; an offer is there for the whole time of the request, with as long a notice as that wants.
 * Method: one call for each chip, currency and time that is requested, in that order. Requests come by falling price,
 * offers by rising, the earlier published first of equals; each request takes from the offers in turn as long as the
 * highest price asked by a matched offer is not above the lowest paid by a matched request. The price is half way
 * between those two, rounded down to a millionth. An offer's devices are used once, whatever the times.
 *
 * <p>Example: offers of 4 at 6.00 and 4 at 9.00, requests of 6 at 10.00 and 6 at 8.00. The first request takes 4 and 2;
 * the second would need the offer at 9.00. So 6 devices go at 9.50.
 */
public final class Clearing {
    private static final Comparator<Market.Posted> FIRST_PUBLISHED = Comparator.comparingLong(Market.Posted::atMillis)
            .thenComparing(posted -> posted.bid().name());

    private static final Comparator<Market.Posted> CALLS = Comparator.comparing(
                    (Market.Posted posted) -> posted.bid().chip())
            .thenComparing(posted -> posted.bid().currency())
            .thenComparingLong(posted -> posted.bid().fromMillis())
            .thenComparingLong(posted -> posted.bid().untilMillis());

    private final long nowMillis;
    private final List<Market.Posted> offers;
    private final TreeMap<String, Integer> left = new TreeMap<>();
    private final List<Match> matches = new ArrayList<>();

    /** Devices of an offer for a request, at the price of their call. */
    public record Match(Bid offer, Bid request, int devices, long hourMicros) {}

    private Clearing(List<Market.Posted> posted, long nowMillis) {
        this.nowMillis = nowMillis;
        offers = posted.stream()
                .filter(each -> each.bid().offers())
                .sorted(Comparator.comparingLong(
                                (Market.Posted each) -> each.bid().hourMicros())
                        .thenComparing(FIRST_PUBLISHED))
                .toList();
        posted.forEach(each -> left.put(each.bid().name(), each.left()));
    }

    /** What comes of all that stand now; those whose end is past are passed over. */
    public static List<Match> of(List<Market.Posted> posted, long nowMillis) {
        var open = posted.stream()
                .filter(each -> each.bid().untilMillis() > nowMillis)
                .toList();
        var clearing = new Clearing(open, nowMillis);
        var requests = open.stream()
                .filter(each -> !each.bid().offers())
                .sorted(CALLS.thenComparing(each -> each.bid().hourMicros(), Comparator.reverseOrder())
                        .thenComparing(FIRST_PUBLISHED))
                .toList();
        int begin = 0;
        for (int end = 1; end <= requests.size(); end++) {
            if (end == requests.size() || CALLS.compare(requests.get(begin), requests.get(end)) != 0) {
                clearing.call(requests.subList(begin, end));
                begin = end;
            }
        }
        return clearing.matches;
    }

    private void call(List<Market.Posted> requests) {
        int first = matches.size();
        long asked = 0;
        long paid = Long.MAX_VALUE;
        for (var request : requests) {
            for (var offer : offers) {
                long high = Math.max(asked, offer.bid().hourMicros());
                long low = Math.min(paid, request.bid().hourMicros());
                int devices = Math.min(room(offer), room(request));
                if (devices > 0 && high <= low && fits(offer.bid(), request.bid())) {
                    asked = high;
                    paid = low;
                    take(offer, devices);
                    take(request, devices);
                    matches.add(new Match(offer.bid(), request.bid(), devices, 0));
                }
            }
        }
        long price = paid == Long.MAX_VALUE ? 0 : asked + (paid - asked) / 2;
        for (int i = first; i < matches.size(); i++) {
            var match = matches.get(i);
            matches.set(i, new Match(match.offer(), match.request(), match.devices(), price));
        }
    }

    private int room(Market.Posted posted) {
        return left.getOrDefault(posted.bid().name(), 0);
    }

    private void take(Market.Posted posted, int devices) {
        left.merge(posted.bid().name(), -devices, Integer::sum);
    }

    private boolean fits(Bid offer, Bid request) {
        return offer.chip().equals(request.chip())
                && offer.currency().equals(request.currency())
                && offer.covers(request, nowMillis)
                && offer.noticeMillis() >= request.noticeMillis()
                && !within(offer.tenant(), request.tenant())
                && !within(request.tenant(), offer.tenant());
    }

    private static boolean within(String path, String above) {
        return path.equals(above) || path.startsWith(above + "/");
    }
}
