package dev.sluice.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.input.Doc;
import dev.sluice.app.input.Problem;
import dev.sluice.core.contract.ContractSpec;
import dev.sluice.core.contract.Side;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContractFileTest {
    private static final String FILE = """
            name: spare
            lender: acme
            borrower: rival/lab
            chip: nvidia-h20
            devices: 8
            centers: [east]
            from: 2026-12-01T00:00+08:00
            until: 2027-06-01T00:00+08:00
            floor: 2
            notice: 2h
            price:
              currency: EUR
              hour: 12.5
              zone: Europe/Berlin
              windows:
                - { days: [fri, sat], from: "22:00", until: "06:00", hour: 0.000001 }
            compensation: 3
            losses: borrower
            onward: true
            """;

    private static Doc.Reading<ContractSpec> read(String yaml) {
        var parsed = Doc.parse("c.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        assertThat(parsed.problems()).isEmpty();
        return ContractFile.read(parsed.documents().getFirst(), at("2026-11-01T00:00Z"));
    }

    private static long at(String moment) {
        return OffsetDateTime.parse(moment).toInstant().toEpochMilli();
    }

    private static ContractSpec spec(String yaml) {
        if (read(yaml) instanceof Doc.Meant<ContractSpec>(ContractSpec spec)) {
            return spec;
        }
        throw new AssertionError("refused: " + read(yaml));
    }

    @Test
    void every_term_is_read() {
        var spec = spec(FILE);
        assertThat(spec.devices()).isEqualTo(8);
        assertThat(spec.noticeMillis()).isEqualTo(7_200_000);
        assertThat(spec.bears()).isEqualTo(Side.BORROWER);
        assertThat(spec.onward()).isTrue();
        assertThat(spec.compensationMicros()).isEqualTo(3_000_000);
        assertThat(spec.fromMillis()).isEqualTo(at("2026-11-30T16:00Z"));
        assertThat(spec.price().at(at("2026-12-01T12:00Z"))).isEqualTo(12_500_000);
    }

    @Test
    void windows_are_hours_of_the_clock_on_the_wall_on_both_sides_of_summer_time() {
        var price = spec(FILE.replace("[fri, sat]", "[fri, sat, sun]")).price();
        // 27 to 28 March 2027: at 02:00 the clock goes to 03:00, so the night has seven hours.
        assertThat(price.at(at("2027-03-27T20:59Z"))).isEqualTo(12_500_000);
        assertThat(price.at(at("2027-03-27T21:00Z"))).isEqualTo(1);
        assertThat(price.at(at("2027-03-28T03:59Z"))).isEqualTo(1);
        assertThat(price.at(at("2027-03-28T04:00Z"))).isEqualTo(12_500_000);
        assertThat(price.nextChange(at("2027-03-27T21:00Z"))).isEqualTo(at("2027-03-27T23:00Z"));
        assertThat(price.nextChange(at("2027-03-27T23:00Z"))).isEqualTo(at("2027-03-28T01:00Z"));
        assertThat(price.nextChange(at("2027-03-28T01:00Z"))).isEqualTo(at("2027-03-28T04:00Z"));
        // A window begins on a day of its own and not on the one that it ends on.
        assertThat(price.at(at("2027-03-26T04:00Z"))).isEqualTo(12_500_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            devices: 8             | devices: 0                    | input.out-of-range       | devices
            hour: 12.5             | hour: 0                       | input.out-of-range       | price.hour
            hour: 12.5             | hour: -1                      | input.out-of-range       | price.hour
            hour: 12.5             | hour: 0.0000001               | input.bad-decimal        | price.hour
            hour: 12.5             | hour: 99999999                | input.out-of-range       | price.hour
            floor: 2               | floor: 9                      | input.out-of-range       | floor
            currency: EUR          | currency: eur                 | work.bad-currency        | price.currency
            zone: Europe/Berlin    | zone: Europe/Nowhere          | work.bad-zone            | price.zone
            until: "06:00"         | until: "22:00"                | work.empty-window        | price.windows[0].until
            until: 2027-06-01      | until: 2026-06-01             | work.contract-backwards  | until
            onward: true           | computeUnits: 5               | work.no-compute-units    | computeUnits
            onward: true           | owned: true                   | input.unknown-field      | owned
            losses: borrower       | losses: nobody                | input.not-a-choice       | losses
            """)
    void what_is_wrong_is_named(String part, String instead, String code, String field) {
        var reading = read(FILE.replace(part, instead));
        assertThat(reading).isInstanceOf(Doc.Refused.class);
        var problems = ((Doc.Refused<ContractSpec>) reading).problems();
        assertThat(problems).extracting(Problem::code).contains(code);
        assertThat(problems).extracting(Problem::field).contains(field);
    }
}
