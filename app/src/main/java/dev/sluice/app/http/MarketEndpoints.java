package dev.sluice.app.http;

import dev.sluice.app.auth.Caller;
import dev.sluice.app.auth.Operation;
import dev.sluice.app.http.view.MarketView;
import dev.sluice.app.http.view.Words;
import dev.sluice.app.work.BidFile;
import dev.sluice.core.Command;
import dev.sluice.core.Event;
import dev.sluice.core.Rejection;
import dev.sluice.core.contract.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Offers and requests, which everybody sees, and the step that makes contracts of them. */
final class MarketEndpoints {
    private static final List<String> SIDES = List.of("offer", "request");

    private final WriterLine line;

    MarketEndpoints(WriterLine line) {
        this.line = line;
    }

    Answer list(Request request) {
        request.caller(Operation.READ_POOL);
        var sides = request.query().list("side", SIDES::contains, String.join(", ", SIDES));
        var chip = request.query().text("chip").orElse("");
        return Answer.json(MarketView.of(line.read(core -> core.market().all().stream()
                .filter(each -> sides.isEmpty() || sides.contains(each.bid().offers() ? "offer" : "request"))
                .filter(each -> chip.isEmpty() || each.bid().chip().equals(chip))
                .toList())));
    }

    Answer offer(Request request) {
        return publish(request, Side.LENDER);
    }

    Answer request(Request request) {
        return publish(request, Side.BORROWER);
    }

    /** It may sign for its tenant, so only who may sign for that may publish it. */
    private Answer publish(Request request, Side side) {
        var caller = request.caller(Operation.SIGN_CONTRACTS);
        var bid = Documents.meant(List.of(Documents.one(request)), document -> BidFile.read(document, side))
                .getFirst();
        speaksFor(caller, bid.tenant());
        var outcome = line.submit((at, core) -> new Command.PublishBid(at, caller.user(), bid), request.requestKey());
        if (!(outcome.command() instanceof Command.PublishBid published
                && published.bid().equals(bid))) {
            throw new Refusal(ProblemCode.KEY_REUSED);
        }
        return Answer.json(MarketView.of(line.read(core -> core.market().all().stream()
                .filter(each -> each.bid().name().equals(bid.name()))
                .toList())));
    }

    Answer withdraw(Request request) {
        var caller = request.caller(Operation.SIGN_CONTRACTS);
        var name = request.place("bid");
        var posted = line.read(core -> Optional.ofNullable(core.market().find(name)))
                .orElseThrow(() -> Refusal.notFound("offer or request", name));
        speaksFor(caller, posted.bid().tenant());
        line.submit((at, core) -> new Command.WithdrawBid(at, caller.user(), name), request.requestKey());
        return Answer.empty(204, Map.of());
    }

    private static void speaksFor(Caller caller, String tenant) {
        var scope = Objects.requireNonNullElse(caller.tenant(), "*");
        if (caller.tenant() == null || !Caller.within(tenant, caller.tenant())) {
            throw new Refusal(ProblemCode.NOT_A_SIDE, tenant, tenant, scope).at("tenant", scope);
        }
    }

    /** Proposes contracts, and signs them for those who have written a standing rule, each in a command of its own. */
    Answer clear(Request request) {
        var caller = request.caller(Operation.CLEAR_MARKET);
        boolean dryRun = request.query().flag("dryRun");
        var decided = dryRun
                ? line.read(core -> core.decide(new Command.ClearMarket(core.atMillis(), caller.user())))
                : line.outcome((at, core) -> new Command.ClearMarket(at, caller.user()), request.requestKey())
                        .decided();
        if (!(decided.rejection() instanceof Rejection.Unchanged)) {
            WriterLine.refuse(decided.rejection());
        }
        var matches = new ArrayList<MarketView.Match>();
        for (var event : decided.events()) {
            if (event instanceof Event.ContractProposed proposed) {
                matches.add(match(proposed, decided.events(), dryRun));
            }
        }
        return Answer.json(new MarketView.Cleared(matches));
    }

    private MarketView.Match match(Event.ContractProposed proposed, List<Event> events, boolean dryRun) {
        var spec = proposed.spec();
        var signed = new ArrayList<String>();
        for (var event : events) {
            boolean rule = event instanceof Event.BidMatched matched
                    && matched.contract().equals(spec.name())
                    && matched.bid().standing()
                    && (dryRun || signs(matched));
            if (rule && event instanceof Event.BidMatched matched) {
                signed.add(Words.of(matched.bid().side()));
            }
        }
        var price = spec.price();
        return new MarketView.Match(
                spec.name(),
                spec.lender(),
                spec.borrower(),
                spec.chip(),
                spec.devices(),
                price.micros(),
                price.currency(),
                signed);
    }

    /** Whether it could be signed: another one may have taken the devices meanwhile, and it stays a proposal then. */
    private boolean signs(Event.BidMatched matched) {
        return line.outcome(
                        (at, core) -> new Command.SignContract(
                                at,
                                matched.author(),
                                matched.contract(),
                                matched.bid().side()),
                        null)
                .decided()
                .accepted();
    }
}
