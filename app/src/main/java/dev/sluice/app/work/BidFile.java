package dev.sluice.app.work;

import dev.sluice.app.input.Doc;
import dev.sluice.app.input.Fields;
import dev.sluice.app.input.TextRule;
import dev.sluice.core.contract.Bid;
import dev.sluice.core.contract.Side;
import dev.sluice.core.unit.Limits;

/** Reads an offer to lend devices, or a request to borrow some, as people write them. */
public final class BidFile {
    private BidFile() {}

    /** {@code price} is the least that an offer asks, and the most that a request pays. */
    public static Doc.Reading<Bid> read(Doc document, Side side) {
        return document.read(fields -> {
            var name = fields.requireText("name", TextRule.NAME.upTo(Bid.NAME_CHARS));
            var tenant = fields.requireText("tenant", TextRule.TENANT);
            var chip = fields.requireText("chip", TextRule.LINE.upTo(Limits.NAME_CHARS));
            long devices = fields.requireInteger("devices", 1, Limits.CONTRACT_DEVICES);
            var price = fields.decimal("price", PriceFile.DIGITS, 1, Limits.PRICE_MICROS);
            if (fields.shape("price") == Fields.Shape.ABSENT) {
                fields.refuse("price", "work.no-price", "", "");
            }
            var currency = fields.requireText("currency", PriceWindows.CURRENCY);
            long from = ContractFile.moment(fields, "from", false);
            long until = ContractFile.moment(fields, "until", true);
            if (until > 0 && until <= from) {
                fields.refuse("until", "work.contract-backwards", "", "");
            }
            long notice =
                    fields.durationMillis("notice", 0, Limits.DURATION_MILLIS).orElse(0);
            boolean standing = fields.flag("standing").orElse(false);
            return () -> new Bid(
                    name, side, tenant, chip, (int) devices, currency, price.orElse(0), from, until, notice, standing);
        });
    }
}
