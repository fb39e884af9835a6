package dev.sluice.bench.forecast;

import dev.sluice.app.trace.reading.ReadOptions;
import dev.sluice.app.trace.Traces;
import dev.sluice.core.Core;
import dev.sluice.core.Event;
import dev.sluice.core.forecast.Forecast;
import dev.sluice.core.forecast.Outlook;
import dev.sluice.core.forecast.TrackRecord;
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
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Replays a trace, asks each so many minutes when those who wait will start, and looks whether they did:
 * {@code ForecastMain TRACE PARTS-OF-FLEET MINUTES}. Of each workload its first forecast counts.
 */
public final class ForecastMain {
    private final Core shadow;
    private final long every;
    private final TrackRecord record = new TrackRecord();
    private final LinkedHashSet<Long> asked = new LinkedHashSet<>();
    private final List<Double> millisPerThousand = new ArrayList<>();
    private final List<Double> millisOfOutlook = new ArrayList<>();
    private final List<Double> waitingAtOutlook = new ArrayList<>();
    private final List<Double> millisOfCopy = new ArrayList<>();
    private final List<Double> widths = new ArrayList<>();
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
            record.started(placed.workload(), placed.atMillis());
        } else if (event instanceof Event.Ended ended) {
            record.left(ended.workload());
        }
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
            millisOfOutlook.add((end - copied) / 1e6);
            waitingAtOutlook.add((double) waiting);
            if (waiting >= 100) {
                millisPerThousand.add((end - copied) / 1e6 * 1000 / waiting);
            }
        }
        var forecast = new Forecast(outlooks, record.calibration());
        shadow.workloads().forEach(workload -> {
            if (workload.phase() instanceof Phase.Waiting && asked.add(workload.id())) {
                said(workload.id(), forecast);
            }
        });
    }

    private void said(long workload, Forecast forecast) {
        var shown = forecast.shown(workload);
        var interval = forecast.of(workload);
        if (shown != null && interval != null) {
            record.said(workload, shown);
            widths.add((interval.toMillis() - interval.fromMillis()) / 60_000.0);
        }
    }

    private void print() {
        double all = (record.inside() + record.before() + record.after()) / 100.0;
        System.out.printf(
                "%.0f forecasts: %.1f %% inside, %.1f %% before, %.1f %% after%n",
                all * 100, record.inside() / all, record.before() / all, record.after() / all);
        System.out.printf("width of intervals, minutes: %s%n", spread(widths));
        System.out.printf("ms of processor for a copy: %s%n", spread(millisOfCopy));
        System.out.printf("ms of processor for an outlook: %s%n", spread(millisOfOutlook));
        System.out.printf("waiting at an outlook: %s%n", spread(waitingAtOutlook));
        System.out.printf(
                "ms of processor for each 1,000 that wait, where 100 and more do: %s%n", spread(millisPerThousand));
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
