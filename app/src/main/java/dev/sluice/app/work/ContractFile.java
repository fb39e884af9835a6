package dev.sluice.app.work;

import dev.sluice.app.input.Doc;
import dev.sluice.app.input.Fields;
import dev.sluice.app.input.TextRule;
import dev.sluice.core.contract.ContractSpec;
import dev.sluice.core.contract.Price;
import dev.sluice.core.contract.Side;
import dev.sluice.core.unit.Limits;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Reads the terms of a contract as people write them. Whether its tenants, chip and centers are there is the core's.
 */
public final class ContractFile {
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final int MICRO_DIGITS = 6;

    private final Fields file;

    private ContractFile(Fields file) {
        this.file = file;
    }

    /**
     * The terms of a file.
     *
     * @param nowMillis since when local time is looked up for a contract that starts when it is signed
     */
    public static Doc.Reading<ContractSpec> read(Doc document, long nowMillis) {
        return document.read(fields -> new ContractFile(fields).terms(nowMillis));
    }

    private Supplier<ContractSpec> terms(long now) {
        var name = name();
        var lender = file.requireText("lender", TextRule.TENANT);
        var borrower = file.requireText("borrower", TextRule.TENANT);
        var chip = file.requireText("chip", TextRule.LINE.upTo(Limits.NAME_CHARS));
        if (file.shape("computeUnits") != Fields.Shape.ABSENT) {
            file.refuse("computeUnits", "work.no-compute-units", "", "devices");
        }
        long devices = file.requireInteger("devices", 1, Limits.CONTRACT_DEVICES);
        var centers = file.texts("centers", TextRule.NAME, Limits.CENTERS);
        long from = moment(file, "from", false);
        long until = moment(file, "until", true);
        if (until > 0 && until <= from) {
            file.refuse("until", "work.contract-backwards", "", "");
        }
        long floor = file.integer("floor", 0, devices).orElse(0);
        long notice = file.requireDurationMillis("notice", 0, Limits.DURATION_MILLIS);
        var price = price(from > 0 ? from : now, until);
        long compensation = micros(file, "compensation", 0).orElse(0);
        var bears = file.requireChoice("losses", Side.class);
        boolean onward = file.flag("onward").orElse(false);
        return () -> new ContractSpec(
                name,
                lender,
                borrower,
                chip,
                (int) devices,
                centers,
                from,
                until,
                (int) floor,
                notice,
                price.get(),
                compensation,
                bears,
                onward);
    }

    /** Digits alone would look like the id of a workload. */
    private String name() {
        var name = file.requireText("name", TextRule.NAME);
        if (DIGITS.matcher(name).matches()) {
            file.refuse("name", "work.name-of-digits", "", "c" + name);
        }
        return name;
    }

    /** A moment with its offset from UTC, in ms since 1970; 0 = none. */
    static long moment(Fields file, String name, boolean required) {
        var text = required
                ? file.requireText(name, TextRule.LINE)
                : file.text(name, TextRule.LINE).orElse("");
        if (text.isEmpty()) {
            return 0;
        }
        try {
            long millis = OffsetDateTime.parse(text).toInstant().toEpochMilli();
            if (millis > 0) {
                return millis;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // Refused below, like a moment that lies too far back.
        }
        file.refuse(name, "work.bad-deadline", "", "");
        return 0;
    }

    private Supplier<Price> price(long from, long until) {
        var found = file.object("price");
        if (found.isEmpty()) {
            file.refuse("price", "work.no-price", "", "");
            return () -> Price.flat("XXX", 1);
        }
        var price = found.get();
        var currency = price.requireText("currency", PriceWindows.CURRENCY);
        long hour = micros(price, "hour", 1).orElseGet(() -> {
            if (price.shape("hour") == Fields.Shape.ABSENT) {
                price.refuse("hour", "work.no-price", "", "");
            }
            return 1;
        });
        var windows = PriceWindows.read(price, from, until);
        return () -> new Price(currency, hour, windows.windows(), windows.zone(), windows.shifts());
    }

    /** Millionths of a currency; more digits than those are refused, and so is what no sum could hold. */
    static OptionalLong micros(Fields fields, String name, long least) {
        return fields.decimal(name, MICRO_DIGITS, least, Limits.PRICE_MICROS);
    }
}
