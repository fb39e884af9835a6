package dev.sluice.app.cli;

import dev.sluice.app.bill.Money;
import dev.sluice.app.cli.json.Tree;
import dev.sluice.app.cli.table.Cell;
import dev.sluice.app.cli.table.Column;
import dev.sluice.app.cli.table.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a tenant owes in a month as rows of FOCUS 1.1, the FinOps Open Cost and Usage Specification
 * (focus.finops.org/focus-specification/v1-1).
 *
 * <p>Only what it owes: what it is owed stands in the rows of who owes it. The provider of a row is who is paid. All
 * mandatory columns are there, and the conditional ones that have a meaning here; an empty field is null. No
 * consumption is measured, so there is no ConsumedQuantity. What is taken back is negative usage, a correction where
 * the month of the time was closed before; a recall that is made good is an adjustment. Two columns of our own begin
 * with {@code x_}, as the specification wants it.
 */
final class FocusExport {
    private static final BigDecimal HOUR = BigDecimal.valueOf(3_600_000_000L);

    /** Enough that a price times the hours is the cost, to a millionth, up to the highest price. */
    private static final int HOUR_DIGITS = 12;

    private static final List<String> COLUMNS = List.of(
            "BilledCost",
            "BillingAccountId",
            "BillingAccountName",
            "BillingCurrency",
            "BillingPeriodEnd",
            "BillingPeriodStart",
            "ChargeCategory",
            "ChargeClass",
            "ChargeDescription",
            "ChargeFrequency",
            "ChargePeriodEnd",
            "ChargePeriodStart",
            "ContractedCost",
            "ContractedUnitPrice",
            "EffectiveCost",
            "InvoiceIssuerName",
            "ListCost",
            "ListUnitPrice",
            "PricingCategory",
            "PricingQuantity",
            "PricingUnit",
            "ProviderName",
            "PublisherName",
            "RegionId",
            "RegionName",
            "ServiceCategory",
            "ServiceName",
            "ServiceSubcategory",
            "SkuId",
            "SkuPriceId",
            "SubAccountId",
            "SubAccountName",
            "x_ContractId",
            "x_TakenBack");

    private FocusExport() {}

    /** The rows of a bill, in its order. */
    static Table of(Tree bill, Root root) {
        var table = new Table(COLUMNS.stream().map(Column::text).toList());
        for (var line : bill.list("lines")) {
            if (line.text("side").equals("owes")) {
                var row = row(bill, line, root);
                table.add(COLUMNS.stream()
                        .map(column -> Cell.of(row.getOrDefault(column, "")))
                        .toList());
            }
        }
        return table;
    }

    private static Map<String, String> row(Tree bill, Tree line, Root root) {
        var row = new LinkedHashMap<String, String>();
        boolean recalled = line.text("cause").equals("recalled");
        boolean late = !line.text("ofPeriod").equals(bill.text("period"));
        row.put("ChargeCategory", recalled ? "Adjustment" : "Usage");
        row.put("ChargeClass", late ? "Correction" : "");
        row.put("ChargeDescription", description(line, root));
        row.put("ChargeFrequency", recalled ? "One-Time" : "Usage-Based");
        row.put("BillingCurrency", line.text("currency"));
        accounts(line, row);
        period(bill.text("period"), "BillingPeriod", row);
        period(line.text("ofPeriod"), "ChargePeriod", row);
        costs(line, row);
        sku(line, row);
        row.put("x_ContractId", line.text("contract"));
        row.put("x_TakenBack", late || line.number("quantity") < 0 ? line.text("cause") : "");
        return row;
    }

    private static String description(Tree line, Root root) {
        var what = line.text("contract").isEmpty() ? root.say("bill.tier." + line.text("tier")) : line.text("contract");
        var cause = line.text("cause").equals("none") ? "" : ", " + root.say("bill.cause." + line.text("cause"));
        return line.text("chip") + ", " + what + cause;
    }

    /** The organisation is billed; its part that owes is the sub account. */
    private static void accounts(Tree line, Map<String, String> row) {
        var party = line.text("party");
        var organisation = party.contains("/") ? party.substring(0, party.indexOf('/')) : party;
        row.put("BillingAccountId", organisation);
        row.put("BillingAccountName", organisation);
        row.put("SubAccountId", party);
        row.put("SubAccountName", party);
        row.put("InvoiceIssuerName", line.text("other"));
        row.put("ProviderName", line.text("other"));
        row.put("PublisherName", line.text("other"));
    }

    /** Its beginning, and its end, which is not in it any more. */
    private static void period(String month, String name, Map<String, String> row) {
        var first = YearMonth.parse(month);
        row.put(name + "Start", start(first).toString());
        row.put(name + "End", start(first.plusMonths(1)).toString());
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static void costs(Tree line, Map<String, String> row) {
        var amount = Money.text(line.number("amountMicros"));
        for (var cost : List.of("BilledCost", "ContractedCost", "EffectiveCost", "ListCost")) {
            row.put(cost, amount);
        }
        var rate = Money.text(line.number("rateMicros"));
        row.put("ContractedUnitPrice", rate);
        row.put("ListUnitPrice", rate);
        row.put(
                "PricingQuantity",
                BigDecimal.valueOf(line.number("quantity"))
                        .divide(HOUR, HOUR_DIGITS, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString());
        row.put("PricingUnit", "Device-Hours");
    }

    private static void sku(Tree line, Map<String, String> row) {
        boolean spot = line.text("contract").isEmpty();
        row.put("PricingCategory", spot ? "Dynamic" : "Standard");
        row.put("RegionId", line.text("center"));
        row.put("RegionName", line.text("center"));
        row.put("ServiceCategory", "Compute");
        row.put("ServiceSubcategory", "Other (Compute)");
        row.put("ServiceName", "Accelerators");
        row.put("SkuId", line.text("chip"));
        row.put("SkuPriceId", line.text("chip") + (spot ? "/spot" : "/contract"));
    }
}
