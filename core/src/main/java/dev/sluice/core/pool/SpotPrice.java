package dev.sluice.core.pool;

import dev.sluice.core.unit.Bounds;
import dev.sluice.core.unit.Limits;

/**
 * What the owner of a center asks for its idle devices of a chip.
 *
 * @param micros millionths of the currency for a whole device for an hour
 * @param currency three capital letters, as ISO 4217 has them
 */
public record SpotPrice(String center, String chip, long micros, String currency) {
    public SpotPrice {
        Bounds.name("center", center);
        Bounds.name("chip", chip);
        Bounds.within("price of " + chip + " in " + center, micros, 1, Limits.PRICE_MICROS);
        Bounds.currency(currency);
    }
}
