package dev.sluice.app.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sluice.app.report.Fixture;
import dev.sluice.app.report.Golden;
import dev.sluice.app.report.Measured;
import dev.sluice.app.report.ReplayReport;
import dev.sluice.core.replay.Setup;
import dev.sluice.core.schedule.Policies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class JsonReportTest {
    private static final String ADDRESS = "https://sluice.example/replay-report.schema.json";

    @Test
    void the_document_is_as_it_was_looked_at() throws IOException {
        var shown = text(Golden.report());

        assertThat(shown).isEqualTo(Golden.kept("report.json", shown));
    }

    @Test
    void each_document_fits_the_schema() throws IOException {
        var fixture = new Fixture(42, 150, 500, false, 2, "owner");
        var pool = fixture.measured("pool", true, Set.of(), 70);

        assertThat(faults(text(Golden.report()))).isEmpty();
        assertThat(faults(text(fixture.report()))).isEmpty();
        assertThat(faults(text(fixture.report(List.of(pool), List.of())))).isEmpty();
        assertThat(faults(text(nothing()))).isEmpty();
        assertThat(faults("{}")).isNotEmpty();
    }

    @Test
    void the_time_that_it_took_changes_its_own_field_only() {
        var slower = text(Golden.slower());

        assertThat(slower).contains("\"wallSeconds\" : 99.0");
        assertThat(slower.replace("\"wallSeconds\" : 99.0", "\"wallSeconds\" : 2.34"))
                .isEqualTo(text(Golden.report()));
    }

    @Test
    void what_is_unknown_is_null_and_not_0() {
        assertThat(text(nothing())).contains("\"active\" : null").contains("\"byIdleness\" : null");
    }

    private static ReplayReport nothing() {
        var setup = new Setup("silo", false, Set.of(), Policies.STANDARD);
        return new Fixture(1, 1, 0, false, 0, "o")
                .report(List.of(new Measured(setup, Fixture.nothing("silo"), 1)), List.of());
    }

    private static String text(ReplayReport report) {
        return new String(JsonReport.bytes(report), StandardCharsets.UTF_8);
    }

    private static List<Error> faults(String document) throws IOException {
        try (var stream = Objects.requireNonNull(JsonReport.class.getResourceAsStream("replay-report.schema.json"))) {
            var schema = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(
                            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(ADDRESS, schema)))
                    .getSchema(SchemaLocation.of(ADDRESS))
                    .validate(document, InputFormat.JSON);
        }
    }
}
