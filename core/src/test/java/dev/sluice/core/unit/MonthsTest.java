package dev.sluice.core.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class MonthsTest {
    @Test
    void months_are_those_of_the_calendar() {
        for (var day = LocalDate.of(1970, 1, 1); day.getYear() < 2500; day = day.plusDays(1)) {
            long start = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
            int month = day.getYear() * 100 + day.getMonthValue();
            assertThat(Months.of(start)).isEqualTo(month);
            assertThat(Months.of(start + 86_399_999)).isEqualTo(month);
            if (day.getDayOfMonth() == 1) {
                assertThat(Months.startMillis(month)).isEqualTo(start);
                assertThat(Months.endMillis(month))
                        .isEqualTo(day.plusMonths(1)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant()
                                .toEpochMilli());
            }
        }
        assertThat(Months.isMonth(202_613)).isFalse();
        assertThat(Months.isMonth(202_600)).isFalse();
        assertThat(Months.isMonth(202_612)).isTrue();
    }
}
