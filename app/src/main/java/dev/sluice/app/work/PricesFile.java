package dev.sluice.app.work;

import dev.sluice.app.input.Doc;
import dev.sluice.app.input.Fields;
import dev.sluice.app.input.TextRule;
import dev.sluice.core.pool.SpotPrice;
import dev.sluice.core.unit.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads the prices of idle devices: {@code prices}, each with center, chip, price and currency. */
public final class PricesFile {
    /** Prices of one file: one for each chip of many centers. */
    private static final int MOST = 10_000;

    private PricesFile() {}

    /** The prices of a file in their order. */
    public static Doc.Reading<List<SpotPrice>> read(Doc document) {
        return document.read(fields -> {
            if (fields.shape("prices") != Fields.Shape.LIST) {
                fields.refuse("prices", "work.no-price", "", "");
            }
            var prices = new ArrayList<Supplier<SpotPrice>>();
            for (var price :
                    fields.shape("prices") == Fields.Shape.LIST ? fields.objects("prices", MOST) : List.<Fields>of()) {
                prices.add(price(price));
            }
            return () -> prices.stream().map(Supplier::get).toList();
        });
    }

    private static Supplier<SpotPrice> price(Fields price) {
        var center = price.requireText("center", TextRule.NAME);
        var chip = price.requireText("chip", TextRule.LINE.upTo(Limits.NAME_CHARS));
        var micros = price.decimal("price", PriceFile.DIGITS, 1, Limits.PRICE_MICROS);
        if (price.shape("price") == Fields.Shape.ABSENT) {
            price.refuse("price", "work.no-price", "", "");
        }
        var currency = price.requireText("currency", PriceWindows.CURRENCY);
        return () -> new SpotPrice(center, chip, micros.orElse(0), currency);
    }
}
