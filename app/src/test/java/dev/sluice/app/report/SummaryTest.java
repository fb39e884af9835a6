package dev.sluice.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.text.Texts;
import dev.sluice.core.replay.Setup;
import dev.sluice.core.schedule.Policies;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SummaryTest {
    @Test
    void who_is_worse_off_is_named() {
        var report = new Fixture(42, 150, 20, true, 5, "lab").report();

        assertThat(Summary.sentences(report, Texts.english()))
                .hasSize(5)
                .contains("Of 150 owners, 5 wait longer than alone: lab-1, lab-2, lab-3 and 2 more.");
    }

    @Test
    void one_setup_is_described_without_comparing() {
        var fixture = new Fixture(42, 3, 20, false, 0, "lab");
        var report = fixture.report(List.of(fixture.measured("pool-fifo", true, Set.of(), 70)), List.of());

        assertThat(Summary.sentences(report, Texts.english()))
                .hasSize(3)
                .first()
                .asString()
                .startsWith("With pool-fifo");
    }

    @Test
    void no_work_is_said_in_one_sentence() {
        var setup = new Setup("silo", false, Set.of(), Policies.STANDARD);
        var report = new Fixture(1, 1, 0, false, 0, "o")
                .report(List.of(new Measured(setup, Fixture.nothing("silo"), 1)), List.of());

        assertThat(Summary.sentences(report, Texts.english()))
                .singleElement()
                .asString()
                .startsWith("There was no work");
    }
}
