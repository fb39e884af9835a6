package dev.sluice.app.trace.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.app.catalogue.ChipCatalogue;
import java.util.Arrays;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is drawn is as the publications say. Tolerances are in percent of the published figure. */
final class PublishedFiguresTest {
    private static final int DRAWS = 200_000;

    private final Draws draws = new Draws(42);

    private static long[] sorted(LongSupplier draw) {
        var drawn = IntStream.range(0, DRAWS).mapToLong(i -> draw.getAsLong()).toArray();
        Arrays.sort(drawn);
        return drawn;
    }

    private static void assertNear(long drawn, long published, int percent) {
        assertThat((double) drawn).isCloseTo((double) published, within(published * percent / 100.0));
    }

    @ParameterizedTest
    @CsvSource({"500, 1213, 10", "900, 10991, 10", "990, 254365, 15"})
    void durationsOfTrainingAreThoseOfPhilly(int permille, long published, int percent) {
        // 3,343 of 74,167 jobs have four devices or more.
        var drawn = sorted(() -> (draws.below(74_167) < 3_343 ? Works.GANG_TRAINING : Works.SMALL_TRAINING)
                .size()
                .seconds()
                .draw(draws));

        assertNear(drawn[DRAWS / 1000 * permille], published, percent);
    }

    @Test
    void mostDeviceTimeOfTrainingIsThatOfEightDevicesAsInPhilly() {
        long[] byDevices = new long[33];
        for (int i = 0; i < DRAWS; i++) {
            var work = draws.below(74_167) < 3_343 ? Works.GANG_TRAINING : Works.SMALL_TRAINING;
            int devices = work.size().devices().draw(draws);
            byDevices[devices] += devices * work.size().seconds().draw(draws);
        }

        long all = Arrays.stream(byDevices).sum();
        assertNear(100 * byDevices[8] / all, 46, 15);
        assertNear(100 * byDevices[1] / all, 19, 25);
    }

    @Test
    void evaluationLastsAsLongAsInAcme() {
        var drawn = sorted(() -> Works.EVALUATION.size().seconds().draw(draws));

        assertNear(drawn[DRAWS / 2], 124, 5);
        assertNear(Arrays.stream(drawn).sum() / DRAWS, 1_260, 15);
    }

    @Test
    void aSmallModelKeepsItsDeviceBusyForSevenPercentAsInGenAi() {
        var need = Works.SMALL_SERVICE.need();
        long milli = Arrays.stream(sorted(() -> need.milli().draw(draws))).sum() / DRAWS;

        assertNear(milli * need.activePermille() / 1000, 70, 5);
    }

    @Test
    void aSessionIsIdleForTwoThirdsOfItsTimeAsInGenAi() {
        var rhythm = Works.SESSION.rhythm();

        assertNear(1000L * rhythm.pauseMinutes() / (rhythm.burstMinutes() + rhythm.pauseMinutes()), 668, 2);
    }

    @Test
    void aServiceWorksAThirdOfWhatItIsBuiltForAsInServeGen() {
        var rhythm = Works.PEAK_SERVICE.rhythm();
        long floor = Works.SERVICE.need().activePermille();
        long peak = floor * rhythm.burstMinutes() / (rhythm.burstMinutes() + rhythm.pauseMinutes());

        // Mean to peak is 0.30 to 0.38.
        assertNear((floor + peak) / 2, 340, 12);
    }

    @Test
    void theDaySwingsAsInPhilly() {
        var trace = SyntheticTraces.make("small", 42, ChipCatalogue.load()).orElseThrow();
        var owner = trace.jobs().stream()
                .filter(job -> job.name().equals("small-training"))
                .findFirst()
                .orElseThrow()
                .tenant();
        long[] hourly = new long[24];
        trace.jobs().stream()
                .filter(job -> job.tenant().equals(owner) && job.name().equals("small-training"))
                .forEach(job -> hourly[(int) (job.submitMillis() / 3_600_000 % 24)]++);

        Arrays.sort(hourly);
        // Of thousands of jobs, not of all: a wide tolerance.
        assertNear(10 * hourly[23] / hourly[0], 44, 25);
    }

    @Test
    void thePartOfSmallTrainingThatNeedsLessThanADeviceIsThatOfOpenb() {
        var drawn = sorted(() -> Works.SMALL_TRAINING.need().milli().draw(draws));
        long less = Arrays.stream(drawn).filter(milli -> milli < 1000).count();

        // Of 6,989 pods of one device 2,000 ask for 750 milli at most; what asks for more is taken as a whole one.
        assertNear(1000 * less / DRAWS, 1000 * 2_000 / 6_989, 3);
    }
}
