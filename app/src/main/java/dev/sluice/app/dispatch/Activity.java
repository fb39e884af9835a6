package dev.sluice.app.dispatch;

import dev.sluice.app.engine.DeviceReading;
import dev.sluice.app.loop.Loop;
import dev.sluice.core.Command;
import dev.sluice.core.Core;
import dev.sluice.core.work.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells the core how busy the devices are of work that is to be parked when they are idle. An engine is asked each
 * minute; each five minutes the busiest of the samples is reported. Where a device says nothing, nothing is reported.
 */
final class Activity {
    private static final int SAMPLES = 5;
    private static final long SAMPLE_MILLIS = 60_000;

    private record Key(long workload, int attempt) {}

    private record Device(String node, int index) {}

    private record Watched(Key key, List<Device> devices) {}

    private final Loop loop;
    private final TreeMap<Long, Sampled> busiest = new TreeMap<>();
    private int samples;

    /** The busiest of so many samples in a row of one attempt. */
    private record Sampled(Key key, int permille, int count) {}

    Activity(Loop loop) {
        this.loop = loop;
    }

    /** Takes down what the devices of a center say now. */
    void sample(String center, List<DeviceReading> readings) {
        var busy = new TreeMap<String, Integer>();
        for (var reading : readings) {
            var percent = reading.busyPercent();
            if (percent != null) {
                busy.put(reading.node() + "/" + reading.index(), percent);
            }
        }
        if (busy.isEmpty()) {
            return;
        }
        for (var watched : loop.read(core -> watchedIn(core, center)).join()) {
            var permille = permille(watched, busy);
            var before = busiest.get(watched.key.workload);
            if (permille == null) {
                busiest.remove(watched.key.workload);
            } else if (before == null || !before.key.equals(watched.key)) {
                busiest.put(watched.key.workload, new Sampled(watched.key, permille, 1));
            } else {
                int most = Math.max(permille, before.permille);
                busiest.put(watched.key.workload, new Sampled(watched.key, most, before.count + 1));
            }
        }
    }

    /** Reports when there are samples enough. */
    void report() {
        if (++samples < SAMPLES) {
            return;
        }
        samples = 0;
        for (var sampled : busiest.values()) {
            long over = (sampled.count - 1) * SAMPLE_MILLIS;
            var key = sampled.key;
            var _ = loop.report((at, core) ->
                    new Command.ReportActivity(at, "telemetry", key.workload, key.attempt, sampled.permille, over));
        }
        busiest.clear();
    }

    private static @Nullable Integer permille(Watched watched, TreeMap<String, Integer> busy) {
        int most = 0;
        for (var device : watched.devices) {
            var percent = busy.get(device.node + "/" + device.index);
            if (percent == null) {
                return null;
            }
            most = Math.max(most, percent * 10);
        }
        return most;
    }

    private static List<Watched> watchedIn(Core core, String center) {
        var all = new ArrayList<Watched>();
        for (long id : core.workloads().placed()) {
            var workload = core.workloads().get(id);
            var attempt = workload.phase().attempt();
            var times = workload.spec().times();
            boolean asks = times.idleWarnMillis() > 0 || times.idleParkMillis() > 0;
            boolean whole = workload.spec().demand().task().whole();
            if (attempt != null && asks && whole && isIn(core, attempt, center)) {
                var devices = devices(core, attempt);
                if (!devices.isEmpty()) {
                    all.add(new Watched(new Key(id, attempt.number()), devices));
                }
            }
        }
        return all;
    }

    private static boolean isIn(Core core, Attempt attempt, String center) {
        return core.pool().centerOf(attempt.placement().node(0)).name().equals(center);
    }

    private static List<Device> devices(Core core, Attempt attempt) {
        var all = new ArrayList<Device>();
        var placement = attempt.placement();
        for (int index = 0; index < placement.tasks(); index++) {
            var node = core.pool().node(placement.node(index)).name();
            for (long mask = placement.mask(index); mask != 0; mask &= mask - 1) {
                all.add(new Device(node, Long.numberOfTrailingZeros(mask)));
            }
        }
        return all;
    }
}
