package dev.sluice.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.input.Doc;
import dev.sluice.app.input.Problem;
import dev.sluice.core.tenant.MostWork;
import dev.sluice.core.tenant.TenantSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TenantsFileTest {
    private static Doc.Reading<List<TenantSpec>> read(String yaml) {
        var parsed = Doc.parse("t.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        assertThat(parsed.problems()).isEmpty();
        return TenantsFile.read(parsed.documents().getFirst(), List.of("nvidia-h20", "nvidia-l20"));
    }

    private static List<Problem> refused(String yaml) {
        return switch (read(yaml)) {
            case Doc.Meant<List<TenantSpec>>(var specs) -> throw new AssertionError(specs.toString());
            case Doc.Refused<List<TenantSpec>>(var problems) -> problems;
        };
    }

    @Test
    void tenants_come_with_those_above_them_first() {
        var reading = read("""
                tenants:
                  - path: acme/nlp
                    guarantee: { nvidia-h20: 8 }
                    limit: { nvidia-h20: 12, nvidia-l20: 250m }
                    workloads: { running: 4 }
                  - { path: acme, weight: 2 }
                """);
        assertThat(reading).isInstanceOf(Doc.Meant.class);
        var specs = ((Doc.Meant<List<TenantSpec>>) reading).value();
        assertThat(specs).extracting(TenantSpec::path).containsExactly("acme", "acme/nlp");
        assertThat(specs.getFirst().weight()).isEqualTo(2);
        assertThat(specs.getLast().guaranteeMilli()).containsEntry("nvidia-h20", 8_000L);
        assertThat(specs.getLast().limitMilli()).containsEntry("nvidia-l20", 250L);
        assertThat(specs.getLast().most()).isEqualTo(new MostWork(0, 4));
        assertThat(specs.getFirst().most()).isEqualTo(MostWork.ANY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tenants: []                                                  | work.no-tenants           | tenants
            {}                                                           | work.no-tenants           | tenants
            tenants: [{ weight: 1 }]                                     | input.missing             | tenants[0].path
            tenants: [{ path: a }, { path: a }]                          | work.tenant-twice         | tenants[1].path
            tenants: [{ path: a, weight: 0 }]                            | input.out-of-range        | tenants[0].weight
            tenants: [{ path: a, limit: { nvidia-h2: 1 } }]              | work.unknown-chip-named   | tenants[0].limit
            tenants: [{ path: a, limit: { nvidia-h20: -1 } }]            | work.bad-devices          | tenants[0].limit.nvidia-h20
            tenants: [{ path: a, limit: { nvidia-h20: 1.5 } }]           | work.bad-devices          | tenants[0].limit.nvidia-h20
            tenants: [{ path: a, workloads: { running: 0 } }]            | input.out-of-range        | tenants[0].workloads.running
            tenants: [{ path: a, workloads: { runing: 1 } }]             | input.unknown-field       | tenants[0].workloads.runing
            tenants: [{ path: a//b }]                                    | input.bad-tenant          | tenants[0].path
            """)
    void a_fault_is_one_problem_at_its_place(String yaml, String code, String field) {
        var problems = refused(yaml + "\n");
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().code()).isEqualTo(code);
        assertThat(problems.getFirst().field()).isEqualTo(field);
    }

    @Test
    void amounts_are_written_as_they_are_read() {
        assertThat(TenantsFile.devicesText(8_000)).isEqualTo("8");
        assertThat(TenantsFile.devicesText(250)).isEqualTo("250m");
    }
}
