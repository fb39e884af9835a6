package dev.sluice.app.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.cli.table.Width;
import dev.sluice.app.report.Fixture;
import dev.sluice.app.report.Golden;
import dev.sluice.app.report.Measured;
import dev.sluice.app.text.Texts;
import dev.sluice.core.replay.Setup;
import dev.sluice.core.schedule.Policies;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TerminalReportTest {
    @ParameterizedTest
    @CsvSource({"en, 80", "en, 120", "zh-CN, 80", "zh-CN, 120"})
    void the_report_is_as_it_was_looked_at_and_fits(String language, int width) throws IOException {
        var texts = Texts.of(Locale.forLanguageTag(language));
        var lines = TerminalReport.lines(Golden.report(), texts, width, false);

        assertThat(lines)
                .allSatisfy(line -> assertThat(Width.of(line)).as(line).isLessThanOrEqualTo(width))
                .allSatisfy(line -> assertThat(line).doesNotEndWith(" ").doesNotContain("report."));
        var shown = String.join("\n", lines) + "\n";
        assertThat(shown).isEqualTo(Golden.kept("report-" + width + "-" + language + ".txt", shown));
    }

    @ParameterizedTest
    @CsvSource({"en, 80", "zh-CN, 80", "en, 120"})
    void a_hundred_and_fifty_owners_fit_too(String language, int width) {
        var texts = Texts.of(Locale.forLanguageTag(language));
        var lines = TerminalReport.lines(new Fixture(42, 150, 500, false, 2, "owner").report(), texts, width, false);

        assertThat(lines).hasSizeLessThan(120);
        assertThat(lines).allSatisfy(line -> assertThat(Width.of(line)).as(line).isLessThanOrEqualTo(width));
    }

    @Test
    void no_work_and_unknown_activity_are_said() {
        var setup = new Setup("silo", false, Set.of(), Policies.STANDARD);
        var report = new Fixture(1, 1, 0, false, 0, "o")
                .report(List.of(new Measured(setup, Fixture.nothing("silo"), 1)), List.of());

        assertThat(TerminalReport.lines(report, Texts.english(), 80, false))
                .anyMatch(line -> line.startsWith("There was no work"))
                .anyMatch(line -> line.startsWith("Active: unknown"));
    }

    @Test
    void a_name_can_not_move_the_cursor() {
        var report = new Fixture(42, 3, 24, true, 3, "\u001b[2Jevil").report();

        assertThat(TerminalReport.lines(report, Texts.english(), 80, false))
                .noneMatch(line -> line.contains("\u001b"))
                .anyMatch(line -> line.contains("\ufffd[2Jevil-1"));
    }
}
