package dev.sluice.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.forecast.Calibration;
import dev.sluice.core.forecast.Forecast;
import dev.sluice.core.forecast.Forecast.Interval;
import dev.sluice.core.forecast.Forecast.Span;
import dev.sluice.core.forecast.Outlook;
import dev.sluice.core.forecast.TrackRecord;
import dev.sluice.core.schedule.Policies;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.TaskExit;
import java.util.ArrayList;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Outlooks run the state ahead as the engines would; forecasts learn how far they are off. */
final class ForecastTest {
    private static final long MINUTE = 60_000;
    private final Stage stage = new Stage(Policies.STANDARD);

    private void oneDevice() {
        stage.center("east", "acme");
        stage.node("east", Stage.nodeOf(stage.newNode(), "nvidia-h20", 1, ""));
        stage.report("east");
    }

    private void submit(String at, String name, String options) {
        stage.at(Words.time(at));
        stage.submit(name, "acme", "1 nvidia-h20", options);
    }

    private Outlook outlook(long chance) {
        return Outlook.of(stage.core.copy(), stage.now(), chance);
    }

    private Forecast forecast() {
        var outlooks = new ArrayList<Outlook>();
        for (int chance = 0; chance < Forecast.OUTLOOKS; chance++) {
            outlooks.add(outlook(chance));
        }
        return new Forecast(outlooks, new Calibration());
    }

    @Test
    void what_waits_starts_when_what_runs_is_over_by_its_estimate() {
        oneDevice();
        submit("10:00", "first", "runtime 60m");
        submit("10:10", "second", "runtime 30m");
        submit("10:10", "third", "runtime 30m");
        var outlook = outlook(0);
        assertThat(outlook.startOf(stage.id("first"))).as("runs already").isZero();
        assertThat(outlook.startOf(stage.id("second"))).isBetween(Words.time("11:00"), Words.time("11:01"));
        assertThat(outlook.startOf(stage.id("third"))).isBetween(Words.time("11:30"), Words.time("11:31"));
    }

    @Test
    void the_live_state_is_as_before_and_the_same_chance_shows_the_same() {
        oneDevice();
        submit("10:00", "first", "");
        submit("10:10", "second", "");
        long before = stage.core.stateHash();
        assertThat(outlook(7).startOf(stage.id("second"))).isEqualTo(outlook(7).startOf(stage.id("second")));
        assertThat(stage.core.stateHash()).isEqualTo(before);
    }

    @Test
    void run_times_are_drawn_from_those_that_were_seen_and_are_longer_than_it_has_run() {
        oneDevice();
        var ran = new int[] {10, 20, 60, 120};
        for (int i = 0; i < ran.length; i++) {
            submit("0" + (2 * i + 1) + ":00", "train-" + i, "");
            stage.at(stage.now() + ran[i] * MINUTE);
            stage.endAll("train-" + i, new TaskExit.Exited(0));
        }
        submit("10:00", "train-9", "");
        submit("10:30", "next", "");
        var seen = new TreeSet<Long>();
        for (int chance = 0; chance < 50; chance++) {
            seen.add((outlook(chance).startOf(stage.id("next")) - Words.time("10:00")) / (5 * MINUTE) * 5);
        }
        // The narrowest class with three longer runs has none: 60 and 120 are what is left of the widest.
        assertThat(seen).containsExactly(60L, 120L);
    }

    @Test
    void what_never_fits_does_not_start_in_what_is_looked_at() {
        oneDevice();
        stage.at(Words.time("10:00"));
        stage.submit("huge", "acme", "8 nvidia-h20", "");
        var interval = Objects.requireNonNull(forecast().of(stage.id("huge")));
        assertThat(interval.toMillis()).isEqualTo(Interval.LATER);
        assertThat(interval.fromMillis()).isGreaterThan(stage.now());
    }

    @Test
    void who_is_not_known_to_nine_outlooks_has_no_forecast_yet() {
        oneDevice();
        submit("10:00", "first", "");
        var old = forecast();
        submit("10:10", "second", "");
        assertThat(old.of(stage.id("second"))).isNull();
        assertThat(forecast().of(stage.id("second"))).isNotNull();
    }

    @Test
    void eight_of_ten_come_true_when_waits_are_longer_than_outlooks_show() {
        var record = new TrackRecord();
        long state = 1;
        for (long id = 1; id <= 6_000; id++) {
            state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            long percent = 100 + Long.remainderUnsigned(state >>> 33, 400);
            record.said(id, new Span(0, 60 * MINUTE, 90 * MINUTE));
            record.started(id, 60 * MINUTE * percent / 100);
        }
        long all = record.inside() + record.before() + record.after();
        assertThat(all).isEqualTo(6_000);
        assertThat(record.inside() * 100 / all).isBetween(77L, 83L);
        assertThat(record.before() * 100 / all).isBetween(7L, 13L);
    }

    @Test
    void only_the_first_forecast_counts_and_what_is_cancelled_does_not() {
        var record = new TrackRecord();
        record.said(1, new Span(0, 60 * MINUTE, 60 * MINUTE));
        record.said(1, new Span(0, 0, 0));
        record.started(1, 60 * MINUTE);
        record.said(2, new Span(0, 0, Limits.OUTLOOK_MILLIS));
        record.left(2);
        record.started(2, 1);
        assertThat(record.inside()).isEqualTo(1);
        assertThat(record.before() + record.after()).isZero();
    }
}
