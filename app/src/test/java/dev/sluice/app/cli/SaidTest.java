package dev.sluice.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The documents that stand in for a server's answers are such as the API promises. */
final class SaidTest {
    private static final String API = "https://sluice.example/openapi.yaml";

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(Map.of(API, CliRun.resource("/dev/sluice/app/http/openapi.yaml"))));

    @ParameterizedTest
    @CsvSource({
        "workloads, WorkloadPage",
        "workload, Workload",
        "workload-events, EventPage",
        "explanation, Explanation",
        "nodes, NodePage",
        "centers, CenterList",
        "chips, ChipList",
        "tenants, TenantList",
        "rules, Rules",
        "usage, Usage",
        "prices, Prices",
        "budgets, Budgets",
        "bill, Bill",
        "bill-of-a-lender, Bill",
        "settlement, Settlement",
        "settings, Settings",
        "tokens, TokenList",
        "identity, Identity",
        "summary, Summary"
    })
    void each_document_fits_its_schema(String file, String schema) {
        assertThat(faults(schema, CliRun.resource("said/" + file + ".json"))).isEmpty();
    }

    @Test
    void a_document_with_a_field_too_many_is_refused() {
        assertThat(faults("TokenList", "{\"tokens\":[],\"more\":1}")).hasSize(1);
    }

    private static List<Error> faults(String schema, String document) {
        return SCHEMAS.getSchema(SchemaLocation.of(API + "#/components/schemas/" + schema))
                .validate(document, InputFormat.JSON);
    }
}
