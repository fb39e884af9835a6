package dev.sluice.core;

import dev.sluice.core.pool.Pool;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.unit.Months;
import java.util.List;

/** Decides what the ledger goes by: prices of idle devices, and which periods are closed. */
final class PriceDecider {
    private final State state;

    PriceDecider(State state) {
        this.state = state;
    }

    Decided setPrice(Command.SetPrice command) {
        var price = command.price();
        if (state.pool.centerNumber(price.center()) == Pool.NONE) {
            return Decided.refuse(new Rejection.NotFound("center", price.center()));
        }
        if (state.tenants.chipNumber(price.chip()) == Tenants.NONE) {
            return Decided.refuse(new Rejection.NotFound("chip", price.chip()));
        }
        return price.equals(state.prices.find(price.center(), price.chip()))
                ? Decided.refuse(new Rejection.Unchanged("price"))
                : Decided.accept(List.of(new Event.PriceSet(command.atMillis(), price)));
    }

    Decided endPrice(Command.EndPrice command) {
        return state.prices.find(command.center(), command.chip()) == null
                ? Decided.refuse(new Rejection.Unchanged("price"))
                : Decided.accept(List.of(new Event.PriceEnded(command.atMillis(), command.center(), command.chip())));
    }

    Decided closePeriod(Command.ClosePeriod command) {
        int period = command.period();
        if (period <= state.closedPeriod) {
            return Decided.refuse(new Rejection.Unchanged("period"));
        }
        long end = Months.endMillis(period);
        return command.atMillis() < end
                ? Decided.refuse(new Rejection.NotOver(period, end))
                : Decided.accept(List.of(new Event.PeriodClosed(command.atMillis(), period)));
    }
}
