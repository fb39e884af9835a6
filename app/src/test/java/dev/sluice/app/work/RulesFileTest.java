package dev.sluice.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.input.Doc;
import dev.sluice.app.input.Problem;
import dev.sluice.core.tenant.Rule;
import dev.sluice.core.tenant.Rules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RulesFileTest {
    private static Doc.Reading<Rules> read(String yaml) {
        var parsed = Doc.parse("r.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        assertThat(parsed.problems()).isEmpty();
        return RulesFile.read(parsed.documents().getFirst());
    }

    @Test
    void rules_keep_the_order_of_the_file() {
        var reading = read("""
                rules:
                  - { name: lab, effect: allow, tenants: [zeta/lab], chips: ['nvidia-*'], centers: [cn-east] }
                  - { name: licensed, effect: forbid, chips: [nvidia-h20, '*'] }
                """);
        assertThat(reading)
                .isEqualTo(new Doc.Meant<>(new Rules(List.of(
                        new Rule("lab", true, List.of("zeta/lab"), List.of("nvidia-*"), List.of("cn-east")),
                        new Rule("licensed", false, List.of(), List.of("nvidia-h20", "*"), List.of())))));
        assertThat(read("rules: []\n")).isEqualTo(new Doc.Meant<>(Rules.NONE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                          | work.no-rules       | rules
            rules: none                                                 | work.no-rules       | rules
            rules: [{ effect: allow }]                                  | input.missing       | rules[0].name
            rules: [{ name: a }]                                        | input.missing       | rules[0].effect
            rules: [{ name: a, effect: forbids }]                       | input.not-a-choice  | rules[0].effect
            rules: [{ name: a, effect: allow }, { name: a, effect: allow }] | work.rule-twice | rules[1].name
            rules: [{ name: a, effect: allow, chips: ['*-h20'] }]       | work.bad-pattern    | rules[0].chips[0]
            rules: [{ name: a, effect: allow, centers: ['a b'] }]       | work.bad-pattern    | rules[0].centers[0]
            rules: [{ name: a, effect: allow, tenants: ['zeta/*'] }]    | input.bad-tenant    | rules[0].tenants[0]
            rules: [{ name: a, effect: allow, chip: [x] }]              | input.unknown-field | rules[0].chip
            """)
    void what_makes_no_sense_is_refused_at_its_place(String yaml, String code, String field) {
        var problems = switch (read(yaml)) {
            case Doc.Meant<Rules>(var rules) -> List.<Problem>of();
            case Doc.Refused<Rules>(var refused) -> refused;
        };
        assertThat(problems).extracting(Problem::code).containsExactly(code);
        assertThat(problems).extracting(Problem::field).containsExactly(field);
    }
}
