package dev.sluice.core.forecast;

import dev.sluice.core.forecast.Forecast.Interval;
import dev.sluice.core.unit.Limits;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was forecast first of each workload, and how it came out: what {@link Calibration} learns from.
 *
 * <p>A late end is missed as soon as it has passed, and not when the workload starts at last: otherwise the longest
 * waits would be learned from when it is too late.
 */
public final class TrackRecord {
    private final Calibration calibration = new Calibration();
    private final LinkedHashMap<Long, Interval> open = new LinkedHashMap<>();
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

    /** Forecasts whose workload did not start until the late end. */
    public long after() {
        return after;
    }

    /** A workload was forecast; only the first time counts, and no more than {@link Limits#FORECASTS_KEPT} at once. */
    public void said(long workload, Interval interval) {
        if (open.size() < Limits.FORECASTS_KEPT) {
            open.putIfAbsent(workload, interval);
        }
    }

    /** A workload got its devices. */
    public void started(long workload, long atMillis) {
        var interval = open.remove(workload);
        if (interval == null) {
            return;
        }
        if (atMillis < interval.fromMillis()) {
            before++;
        } else if (atMillis > interval.toMillis()) {
            after++;
        } else {
            inside++;
        }
        calibration.learn(interval, atMillis);
    }

    /** A workload will not start any more, and nobody knows when it would have. */
    public void left(long workload) {
        open.remove(workload);
    }

    /** Time has passed. */
    public void at(long nowMillis) {
        for (Iterator<Map.Entry<Long, Interval>> all = open.entrySet().iterator(); all.hasNext(); ) {
            var interval = all.next().getValue();
            if (interval.toMillis() < nowMillis) {
                all.remove();
                after++;
                calibration.learn(interval, nowMillis);
            }
        }
    }
}
