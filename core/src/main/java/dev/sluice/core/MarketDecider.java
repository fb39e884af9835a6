package dev.sluice.core;

import dev.sluice.core.contract.Bid;
import dev.sluice.core.contract.Clearing;
import dev.sluice.core.contract.ContractSpec;
import dev.sluice.core.contract.Price;
import dev.sluice.core.contract.Side;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.unit.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Decides about offers and requests. What they come to is proposed; it binds nobody before both sides sign. */
final class MarketDecider {
    private final State state;
    private final TreeMap<String, Integer> left = new TreeMap<>();
    private final TreeSet<String> named = new TreeSet<>();

    MarketDecider(State state) {
        this.state = state;
    }

    Decided publish(Command.PublishBid command) {
        var bid = command.bid();
        var rejection = check(bid, command.atMillis());
        return rejection != null
                ? Decided.refuse(rejection)
                : Decided.accept(List.of(new Event.BidPublished(command.atMillis(), command.actor(), bid)));
    }

    private @Nullable Rejection check(Bid bid, long now) {
        if (state.market.find(bid.name()) != null) {
            return new Rejection.NameTaken(bid.name());
        }
        int count = state.market.all().size();
        if (count >= Limits.BIDS) {
            return new Rejection.TooMany("offers and requests", count + 1L, Limits.BIDS);
        }
        if (state.tenants.number(bid.tenant()) == Tenants.NONE) {
            return new Rejection.NotFound("tenant", bid.tenant());
        }
        if (state.tenants.chipNumber(bid.chip()) == Tenants.NONE) {
            return new Rejection.NotFound("chip", bid.chip());
        }
        return bid.untilMillis() <= now ? new Rejection.TermOver(bid.name(), "until", bid.untilMillis(), now) : null;
    }

    Decided withdraw(Command.WithdrawBid command) {
        var posted = state.market.find(command.bid());
        return posted == null
                ? Decided.refuse(new Rejection.NotFound("offer or request", command.bid()))
                : Decided.accept(List.of(new Event.BidEnded(command.atMillis(), command.actor(), posted.bid())));
    }

    /** What a lender no longer has to lend, or no book could hold, is passed over: the offer goes on standing. */
    Decided clear(Command.ClearMarket command) {
        long at = command.atMillis();
        var events = new ArrayList<Event>();
        for (var posted : state.market.all()) {
            left.put(posted.bid().name(), posted.left());
            if (posted.bid().untilMillis() <= at) {
                events.add(new Event.BidEnded(at, command.actor(), posted.bid()));
            }
        }
        for (var match : Clearing.of(state.market.all(), at)) {
            var spec = terms(match, at);
            var proposed = new ContractDecider(state).propose(new Command.ProposeContract(at, command.actor(), spec));
            if (proposed.accepted()) {
                named.add(spec.name());
                events.addAll(proposed.events());
                events.add(matched(at, match.offer(), spec));
                events.add(matched(at, match.request(), spec));
            }
        }
        return events.isEmpty() ? Decided.refuse(new Rejection.Unchanged("market")) : Decided.accept(events);
    }

    private Event matched(long at, Bid bid, ContractSpec spec) {
        int rest = left.merge(bid.name(), -spec.devices(), Integer::sum);
        var posted = state.market.find(bid.name());
        var author = posted == null ? "" : posted.author();
        return new Event.BidMatched(at, bid, author, spec.name(), rest);
    }

    private ContractSpec terms(Clearing.Match match, long at) {
        var offer = match.offer();
        var request = match.request();
        return new ContractSpec(
                nameOf(offer.name() + "-" + request.name()),
                offer.tenant(),
                request.tenant(),
                offer.chip(),
                match.devices(),
                List.of(),
                request.fromMillis() <= at ? 0 : request.fromMillis(),
                request.untilMillis(),
                0,
                offer.noticeMillis(),
                Price.flat(offer.currency(), match.hourMicros()),
                0,
                Side.LENDER,
                false);
    }

    /** With a number where contracts of the same two have had the name before. */
    private String nameOf(String plain) {
        var name = plain;
        for (int more = 2; named.contains(name) || state.contracts.find(name) != null; more++) {
            name = plain + "-" + more;
        }
        return name;
    }
}
