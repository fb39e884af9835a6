package dev.sluice.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.replay.Spread;
import dev.sluice.core.unit.LongList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OwnerChangeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # mean alone | p95 alone | mean here | p95 here | worse off
                       0 |         0 |      1000 |     1000 | false
                       0 |         0 |      1001 |        0 | true
                       0 |         0 |         0 |     1001 | true
              10_000_000 |         0 | 10100_000 |        0 | false
              10_000_000 |         0 | 10100_001 |        0 | true
                 500_000 |   900_000 |       100 |      100 | false
            """)
    void worse_off_is_longer_by_a_per_cent_and_by_a_second(
            String meanAlone, String p95Alone, String meanHere, String p95Here, boolean worse) {
        var change = new OwnerChange("o", spread(meanAlone, p95Alone), spread(meanHere, p95Here));

        assertThat(change.worseOff()).isEqualTo(worse);
    }

    @Test
    void owners_of_one_outcome_only_are_not_compared() {
        var three = new Fixture(1, 3, 2, true, 0, "owner").report().setups().getFirst();
        var two = new Fixture(1, 2, 2, true, 0, "owner").report().setups().getLast();

        assertThat(OwnerChange.between(three.outcome(), two.outcome()))
                .extracting(OwnerChange::name)
                .containsExactly("owner-1", "owner-2");
        assertThat(OwnerChange.between(Fixture.nothing("none"), two.outcome())).isEmpty();
    }

    private static Spread spread(String mean, String p95) {
        long[] percentiles = new long[101];
        percentiles[95] = number(p95);
        return new Spread(9, number(mean), LongList.of(percentiles));
    }

    private static long number(String digits) {
        return Long.parseLong(digits.replace("_", ""));
    }
}
