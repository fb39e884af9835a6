package dev.sluice.app.work;

import dev.sluice.app.input.Doc;
import dev.sluice.app.input.Fields;
import dev.sluice.app.input.TextRule;
import dev.sluice.core.pool.SpotPrice;
import dev.sluice.core.unit.Limits;
import java.util.regex.Pattern;

/** Reads a price as people write it: {@code price: 12.50} and {@code currency: CNY}. */
public final class PriceFile {
    /** Digits behind the point: a price is whole in millionths of its currency. */
    public static final int DIGITS = 6;

    private static final TextRule CURRENCY = new TextRule("work.bad-currency", Pattern.compile("[A-Z]{3}"), 3, false);

    private PriceFile() {}

    /** The price of a device of a chip in a center for an hour. */
    public static Doc.Reading<SpotPrice> read(Doc document, String center, String chip) {
        return document.read(fields -> {
            var micros = fields.decimal("price", DIGITS, 1, Limits.PRICE_MICROS);
            if (fields.shape("price") == Fields.Shape.ABSENT) {
                fields.refuse("price", "work.no-price", "", "");
            }
            var currency = fields.requireText("currency", CURRENCY);
            return () -> new SpotPrice(center, chip, micros.orElse(0), currency);
        });
    }
}
