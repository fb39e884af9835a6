package dev.sluice.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.text.Texts;
import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FiguresTest {
    private final Figures figures = new Figures(Texts.english());

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "40, <0.1 s",
        "1234, 1.2 s",
        "59949, 60 s",
        "90000, 1.5 min",
        "3600000, 1.0 h",
        "151200000, 42 h",
        "172800000, 2.0 d",
        "8640000000, 100 d"
    })
    void times_have_the_largest_unit_that_fits(long millis, String text) {
        assertThat(figures.time(millis).replace('\u00a0', ' ')).isEqualTo(text);
    }

    @Test
    void numbers_are_written_for_people() {
        assertThat(figures.count(1234567)).isEqualTo("1,234,567");
        assertThat(figures.count(-1000)).isEqualTo("\u22121,000");
        assertThat(figures.about(138_261)).isEqualTo("138,000");
        assertThat(figures.many(1, "owner")).isEqualTo("1 owner");
        assertThat(figures.many(1500, "owner")).isEqualTo("1,500 owners");
        assertThat(figures.points(-0.0123)).isEqualTo("\u22121.2");
        assertThat(figures.points(0.00001)).isEqualTo("\u00b10.0");
    }

    @Test
    void what_is_unknown_is_said() {
        assertThat(figures.percent(OptionalDouble.empty())).isEqualTo("unknown");
        assertThat(new Figures(Texts.of(Locale.CHINA)).percent(OptionalDouble.empty()))
                .isEqualTo("未知");
    }
}
