package dev.sluice.core.forecast;

import dev.sluice.core.forecast.Forecast.Interval;
import dev.sluice.core.forecast.Forecast.Span;
import dev.sluice.core.unit.Limits;
import java.util.LinkedHashMap;

/** What was forecast first of each workload, and how it came out: what {@link Calibration} learns from. */
public final class TrackRecord {
    private final Calibration calibration = new Calibration();

    private record Said(Span shown, Interval interval) {}

    private final LinkedHashMap<Long, Said> open = new LinkedHashMap<>();
    private long inside;
    private long before;
    private long after;

    public Calibration calibration() {
        return calibration;
    }

    /** Forecasts whose workload started inside the interval. */
    public long inside() {
        return inside;
    }

    /** Forecasts whose workload started before the early end. */
    public long before() {
        return before;
    }

    /** Forecasts whose workload started after the late end. */
    public long after() {
        return after;
    }

    /** A workload was forecast; only the first time counts, and no more than {@link Limits#FORECASTS_KEPT} at once. */
    public void said(long workload, Span shown) {
        if (open.size() < Limits.FORECASTS_KEPT) {
            open.computeIfAbsent(workload, any -> new Said(shown, calibration.interval(shown)));
        }
    }

    /** A workload got its devices. */
    public void started(long workload, long atMillis) {
        var said = open.remove(workload);
        if (said == null) {
            return;
        }
        var interval = said.interval();
        if (atMillis < interval.fromMillis()) {
            before++;
        } else if (atMillis > interval.toMillis()) {
            after++;
        } else {
            inside++;
        }
        calibration.learn(said.shown(), atMillis);
    }

    /** A workload will not start any more, and nobody knows when it would have. */
    public void left(long workload) {
        open.remove(workload);
    }
}
