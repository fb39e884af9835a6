package dev.sluice.app.http.view;

import dev.sluice.core.Core;
import java.util.List;

/** What owners ask for their idle devices, by center and chip. */
public record PricesView(List<View> prices) {
    /**
     * One price.
     *
     * @param micros millionths of the currency for a device for an hour
     */
    public record View(String center, String owner, String chip, long micros, String currency) {}

    public static PricesView of(Core core) {
        return new PricesView(core.prices().stream()
                .map(price -> new View(
                        price.center(),
                        core.pool()
                                .center(core.pool().centerNumber(price.center()))
                                .owner(),
                        price.chip(),
                        price.micros(),
                        price.currency()))
                .toList());
    }
}
