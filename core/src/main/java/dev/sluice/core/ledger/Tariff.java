package dev.sluice.core.ledger;

import dev.sluice.core.contract.ContractSpec;
import dev.sluice.core.contract.Side;
import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.pool.SpotPrices;
import dev.sluice.core.tenant.Tier;
import java.util.ArrayList;
import java.util.List;

/** What an attempt pays for what it holds: nothing, what an owner asks for idle devices, or what a contract says. */
final class Tariff {
    private final Places places;
    private final SpotPrices prices;

    Tariff(Places places, SpotPrices prices) {
        this.places = places;
        this.prices = prices;
    }

    /** By what right an attempt holds its devices, part by part, at the prices of a time. */
    List<Terms> of(Standing found, long at) {
        var all = new ArrayList<Terms>();
        long rest = found.milli();
        for (var part : found.parts) {
            contracted(found, part, at, all);
            rest -= part.milli();
        }
        long lent = found.lentMilli();
        if (rest > lent) {
            all.add(found.tier.isRight() ? Terms.free(found.tier, rest - lent) : borrowed(found, rest - lent));
        }
        if (lent > 0) {
            all.add(borrowed(found, lent));
        }
        return all;
    }

    /** The borrower pays the lender; and who lent it on pays whom he has it from. */
    private void contracted(Standing found, Lane.Part part, long at, List<Terms> all) {
        var kind = Entry.Kind.USE;
        for (var spec : part.lane().chain) {
            long rate = spec.price().at(at);
            all.add(new Terms(
                    kind,
                    Tier.CONTRACTED,
                    part.milli(),
                    spec.name(),
                    new Entry.Charge(rate, spec.price().currency(), spec.borrower(), spec.lender(), 0),
                    refund(places.center(places.of(found.segment).center()), spec)));
            kind = Entry.Kind.ONWARD;
        }
    }

    /** For what happens in the borrower's own center the lender can do nothing. */
    private static Refund refund(CenterSpec center, ContractSpec spec) {
        if (center.isHomeOf(spec.borrower()) && !center.isHomeOf(spec.lender())) {
            return Refund.NEVER;
        }
        return spec.bears() == Side.LENDER ? Refund.LENDERS_FAULT : Refund.BUT_LOST_NODES;
    }

    /** Idle devices cost what their owner asks; those of a tenant's own center, or of one above it, cost nothing. */
    private Terms borrowed(Standing found, long milli) {
        var place = places.of(found.segment);
        var center = places.center(place.center());
        var price = prices.find(place.center(), place.chip());
        if (price == null || center.isHomeOf(found.work.tenant())) {
            return Terms.free(Tier.BORROWED, milli);
        }
        var charge = new Entry.Charge(price.micros(), price.currency(), found.work.tenant(), center.owner(), 0);
        return new Terms(Entry.Kind.USE, Tier.BORROWED, milli, "", charge, Refund.LENDERS_FAULT);
    }
}
