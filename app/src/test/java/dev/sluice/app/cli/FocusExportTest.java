package dev.sluice.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * The column rules of FOCUS 1.1 (focus.finops.org/focus-specification/v1-1, section Columns), as far as they say
 * something about columns that are exported.
 */
final class FocusExportTest {
    /** Feature level "Mandatory". */
    private static final List<String> MANDATORY = List.of(
            "BilledCost",
            "BillingAccountId",
            "BillingAccountName",
            "BillingCurrency",
            "BillingPeriodEnd",
            "BillingPeriodStart",
            "ChargeCategory",
            "ChargeClass",
            "ChargeDescription",
            "ChargePeriodEnd",
            "ChargePeriodStart",
            "ContractedCost",
            "EffectiveCost",
            "InvoiceIssuerName",
            "ListCost",
            "PricingQuantity",
            "PricingUnit",
            "ProviderName",
            "PublisherName",
            "ServiceCategory",
            "ServiceName");

    /** "Allows nulls: True", or null by what the other columns say. */
    private static final Set<String> NULLABLE =
            Set.of("ChargeClass", "PricingCategory", "RegionId", "RegionName", "x_ContractId", "x_TakenBack");

    private static final StubServer SERVER = new StubServer().says("GET /api/v1/bill", "bill-of-a-lender");

    @AfterAll
    static void closeTheServer() {
        SERVER.close();
    }

    private static List<Map<String, String>> rows() {
        var run = CliRun.Setting.of(SERVER).run("bill", "-o", "focus");
        assertThat(run.code()).as(run.err()).isZero();
        var lines = run.out().lines().map(FocusExportTest::fields).toList();
        var rows = new ArrayList<Map<String, String>>();
        for (var fields : lines.subList(1, lines.size())) {
            var row = new LinkedHashMap<String, String>();
            assertThat(fields).hasSameSizeAs(lines.getFirst());
            for (int i = 0; i < fields.size(); i++) {
                row.put(lines.getFirst().get(i), fields.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    @Test
    void every_mandatory_column_is_there_and_is_null_only_where_it_may_be() {
        for (var row : rows()) {
            assertThat(row.keySet()).containsAll(MANDATORY);
            row.forEach((column, value) -> {
                boolean mayBeNull = NULLABLE.contains(column);
                assertThat(mayBeNull || !value.isEmpty()).as(column).isTrue();
            });
            assertThat(row.get("PricingCategory").isEmpty()
                            && row.get("ChargeCategory").equals("Usage"))
                    .isFalse();
        }
    }

    @Test
    void values_have_the_formats_and_are_those_that_are_allowed() {
        for (var row : rows()) {
            row.forEach((column, value) -> {
                if (column.endsWith("Start") || column.endsWith("End")) {
                    assertThat(value).as(column).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
                } else if (column.endsWith("Cost") || column.endsWith("Price") || column.endsWith("Quantity")) {
                    assertThat(value).as(column).matches("-?\\d+(\\.\\d+)?");
                }
            });
            assertThat(row.get("BillingCurrency")).matches("[A-Z]{3}");
            assertThat(row.get("ChargeCategory")).isIn("Usage", "Purchase", "Tax", "Credit", "Adjustment");
            assertThat(row.get("ChargeClass")).isIn("", "Correction");
            assertThat(row.get("ChargeFrequency")).isIn("One-Time", "Recurring", "Usage-Based");
            assertThat(row.get("PricingCategory")).isIn("Standard", "Dynamic", "Committed", "Other");
            assertThat(row.get("PricingUnit")).matches("[A-Z][a-z]+-[A-Z][a-z]+s");
            assertThat(row.get("ServiceCategory")).isEqualTo("Compute");
            assertThat(row.get("ChargePeriodStart")).isLessThan(row.get("ChargePeriodEnd"));
            assertThat(row.get("BillingPeriodStart")).isLessThan(row.get("BillingPeriodEnd"));
            // A correction is about a month that was billed before, and nothing else is.
            assertThat(row.get("ChargeClass").equals("Correction"))
                    .isEqualTo(!row.get("ChargePeriodStart").equals(row.get("BillingPeriodStart")));
        }
    }

    @Test
    void a_price_times_the_quantity_is_the_cost_to_a_millionth() {
        for (var row : rows()) {
            for (var kind : List.of("Contracted", "List")) {
                var price = new BigDecimal(row.get(kind + "UnitPrice"));
                var off = price.multiply(new BigDecimal(row.get("PricingQuantity")))
                        .subtract(new BigDecimal(row.get(kind + "Cost")));
                assertThat(off.abs()).as(kind + " of " + row).isLessThanOrEqualTo(new BigDecimal("0.000001"));
            }
            assertThat(new BigDecimal(row.get("ContractedUnitPrice"))).isNotNegative();
        }
    }

    @Test
    void each_charge_stands_there_once_and_all_come_to_what_is_owed() {
        var sum = rows().stream()
                .map(row -> new BigDecimal(row.get("BilledCost")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo("250.000277");
        assertThat(rows()).hasSize(5);
        assertThat(rows().stream().map(row -> row.get("ChargeCategory"))).contains("Adjustment");
    }
}
