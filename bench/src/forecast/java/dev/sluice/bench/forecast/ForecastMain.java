package dev.sluice.bench.forecast;

import dev.sluice.app.trace.ReadOptions;
import dev.sluice.app.trace.Traces;
import dev.sluice.core.Core;
import dev.sluice.core.Event;
import dev.sluice.core.forecast.Calibration;
import dev.sluice.core.forecast.Forecast;
import dev.sluice.core.forecast.Outlook;
import dev.sluice.core.replay.Conditions;
import dev.sluice.core.replay.Deals;
import dev.sluice.core.replay.Replay;
import dev.sluice.core.replay.Setup;
import dev.sluice.core.replay.Setups;
import dev.sluice.core.replay.Trace;
import dev.sluice.core.work.Phase;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Replays a trace, asks each so many minutes when those who wait will start, and looks whether they did:
 * {@code ForecastMain TRACE PARTS-OF-FLEET MINUTES}. Of each workload its first forecast counts.
 */
public final class ForecastMain {
    private final Core shadow;
    private final long every;
    private final Calibration calibration = new Calibration();
    private final Calibration plain = new Calibration();
    private final LinkedHashMap<Long, List<Forecast.Interval>> said = new LinkedHashMap<>();
    private final List<Double> millisPerThousand = new ArrayList<>();
    private final List<Double> millisOfCopy = new ArrayList<>();
    private final long[] before = new long[2];
    private final long[] after = new long[2];
    private final long[] open = new long[2];
    private final List<Double> widths = new ArrayList<>();
    private long scored;
    private long next;

    private ForecastMain(Setup setup, long everyMillis) {
        shadow = new Core(setup.policies());
        every = everyMillis;
    }

    public static void main(String[] args) throws Exception {
        var read = Traces.open(Path.of(args[0]), ReadOptions.DEFAULT).trace();
        var trace = new Trace(read.name(), read.fleet().scaled(1, Integer.parseInt(args[1])), read.jobs());
        var setup = Setups.fitted(Setups.named("pool").orElseThrow(), trace);
        var bench = new ForecastMain(setup, Long.parseLong(args[2]) * 60_000);
        Replay.run(trace, setup, Conditions.IDEAL, Deals.NONE, (submitted, over, all) -> {}, bench::see);
        bench.print();
    }

    private void see(Event event) {
        if (event.atMillis() >= next && event.atMillis() > shadow.atMillis()) {
            ask(shadow.atMillis());
            next = event.atMillis() + every;
        }
        shadow.apply(event);
        if (event instanceof Event.Placed placed) {
            var intervals = said.remove(placed.workload());
            if (intervals != null) {
                score(intervals, placed.atMillis());
            }
        }
    }

    private void score(List<Forecast.Interval> intervals, long startMillis) {
        for (int i = 0; i < 2; i++) {
            before[i] += startMillis < intervals.get(i).fromMillis() ? 1 : 0;
            after[i] += startMillis > intervals.get(i).toMillis() ? 1 : 0;
            open[i] += intervals.get(i).toMillis() == Forecast.Interval.LATER ? 1 : 0;
        }
        var interval = intervals.get(0);
        if (interval.toMillis() != Forecast.Interval.LATER) {
            widths.add((interval.toMillis() - interval.fromMillis()) / 60_000.0);
        }
        scored++;
        calibration.learn(interval, startMillis);
    }

    private void ask(long now) {
        int waiting = shadow.waiting().size();
        if (waiting == 0) {
            return;
        }
        var threads = ManagementFactory.getThreadMXBean();
        var outlooks = new ArrayList<Outlook>();
        for (int chance = 0; chance < Forecast.OUTLOOKS; chance++) {
            long begin = threads.getCurrentThreadCpuTime();
            var copy = shadow.copy();
            long copied = threads.getCurrentThreadCpuTime();
            outlooks.add(Outlook.of(copy, now, chance));
            long end = threads.getCurrentThreadCpuTime();
            millisOfCopy.add((copied - begin) / 1e6);
            if (waiting >= 500) {
                millisPerThousand.add((end - copied) / 1e6 * 1000 / waiting);
            }
        }
        var forecast = new Forecast(outlooks, calibration);
        var raw = new Forecast(outlooks, plain);
        shadow.workloads().forEach(workload -> {
            if (workload.phase() instanceof Phase.Waiting && !said.containsKey(workload.id())) {
                var interval = forecast.of(workload.id(), now);
                if (interval != null) {
                    said.put(workload.id(), List.of(interval, raw.of(workload.id(), now)));
                }
            }
        });
    }

    private void print() {
        for (int i = 0; i < 2; i++) {
            System.out.printf(
                    "%-10s %d forecasts: %.1f %% inside, %.1f %% before, %.1f %% after; %.1f %% without a late end%n",
                    i == 0 ? "calibrated" : "plain", scored,
                    100.0 * (scored - before[i] - after[i]) / scored,
                    100.0 * before[i] / scored,
                    100.0 * after[i] / scored,
                    100.0 * open[i] / scored);
        }
        System.out.printf("width of intervals, minutes: %s%n", spread(widths));
        System.out.printf("ms of processor for a copy: %s%n", spread(millisOfCopy));
        System.out.printf("ms of processor for an outlook of 1,000 waiting: %s%n", spread(millisPerThousand));
    }

    private static String spread(List<Double> values) {
        if (values.isEmpty()) {
            return "none";
        }
        Collections.sort(values);
        return "p10 %.1f, median %.1f, p90 %.1f of %d"
                .formatted(
                        values.get(values.size() / 10),
                        values.get(values.size() / 2),
                        values.get(values.size() * 9 / 10),
                        values.size());
    }
}
