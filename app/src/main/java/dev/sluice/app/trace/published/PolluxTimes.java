package dev.sluice.app.trace.published;

import dev.sluice.app.trace.reading.Input;
import dev.sluice.app.trace.reading.Range;
import dev.sluice.app.trace.reading.Reading;
import dev.sluice.app.trace.reading.Table;
import dev.sluice.app.trace.reading.TraceFailure;
import dev.sluice.app.trace.reading.TraceFile;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How long a job of Pollux takes, from measurements.
 *
 * <p>Goal: the time until a model is trained, for a batch size and devices that do not change. Method:
 * {@code iterations x time of an iteration}. {@code <model>_validation} has the iterations that a full run took for
 * each batch size; its last row of a batch size counts. The time of an iteration is measured for a placement
 * ({@code <model>_placements}, or {@code <model>_scalability} for larger ones) and batches of one device; between two
 * measured sizes it is interpolated. A batch that is larger than the largest measured one is cut into equal parts that
 * are added up, where only the last one is synchronised. Example: 384 over 6 devices are 64 for each; at most 12 were
 * measured, so an iteration is 6 parts of 10.7, and takes five times {@code step - sync} and one {@code step}.
 */
final class PolluxTimes {
    private static final Range NANOS = new Range(0, 1_000_000_000_000_000L);
    private static final Range BATCH = new Range(1, 1L << 30);
    private static final Range ITERATIONS = new Range(0, 1L << 40);
    private static final int NANO_DIGITS = 9;

    /** Times of one step, in ns. */
    private record Step(double step, double sync) {}

    private final Map<String, Map<Long, Long>> iterations = new HashMap<>();
    private final Map<String, TreeMap<Long, Step>> steps = new HashMap<>();

    private PolluxTimes() {}

    static PolluxTimes read(Input input, Reading reading) throws TraceFailure {
        var times = new PolluxTimes();
        input.require("profiles/<model>_validation.csv", file -> file.stem().endsWith("_validation"));
        for (var file : input.all(file -> file.stem().contains("_"))) {
            int cut = file.stem().lastIndexOf('_');
            var model = file.stem().substring(0, cut);
            switch (file.stem().substring(cut + 1)) {
                case "validation" -> times.validation(file, model, reading);
                case "placements" -> times.placements(file, model, reading);
                case "scalability" -> times.scalability(file, model, reading);
                default -> {
                    continue;
                }
            }
            reading.used(file, "trace.use.durations");
        }
        return times;
    }

    private void validation(TraceFile file, String model, Reading reading) throws TraceFailure {
        try (var table = Table.open(file, reading)) {
            var batch = table.column("batch_size");
            var iteration = table.column("iteration");
            var known = iterations.computeIfAbsent(model, _ -> new HashMap<>());
            table.each(row -> known.merge(row.integer(batch, BATCH), row.fixed(iteration, 0, ITERATIONS), Math::max));
        }
    }

    private void placements(TraceFile file, String model, Reading reading) throws TraceFailure {
        try (var table = Table.open(file, reading)) {
            var placement = table.column("placement");
            add(table, row -> model + " " + row.word(placement));
        }
    }

    private void scalability(TraceFile file, String model, Reading reading) throws TraceFailure {
        try (var table = Table.open(file, reading)) {
            var nodes = table.column("num_nodes");
            var devices = table.column("num_replicas");
            add(table, row -> model + " " + row.word(nodes) + "x" + row.word(devices));
        }
    }

    private interface Key {
        String of(Table row);
    }

    private void add(Table table, Key key) throws TraceFailure {
        var batch = table.column("local_bsz");
        var step = table.column("step_time");
        var sync = table.column("sync_time");
        table.each(row -> {
            long size = row.integer(batch, BATCH);
            var time = new Step(row.fixed(step, NANO_DIGITS, NANOS), row.fixed(sync, NANO_DIGITS, NANOS));
            steps.computeIfAbsent(key.of(row), _ -> new TreeMap<>()).put(size, time);
        });
    }

    /** Run time in ms of a gang of equal tasks, each on a node of its own; 0 where nobody measured it. */
    long millis(String model, long batch, int tasks, int devices) {
        var count = iterations.getOrDefault(model, Map.of()).get(batch);
        var measured = steps.get(model + " " + Integer.toString(devices).repeat(tasks));
        if (measured == null) {
            measured = steps.get(model + " " + tasks + "x" + tasks * devices);
        }
        if (count == null || measured == null) {
            return 0;
        }
        double each = (double) batch / (tasks * devices);
        long parts = (long) Math.ceil(each / measured.lastKey());
        var time = at(measured, each / parts);
        return time == null ? 0 : Math.round(count * ((parts - 1) * (time.step - time.sync) + time.step) / 1e6);
    }

    /** Between two measured sizes; below the least one there is nothing. */
    private static @Nullable Step at(TreeMap<Long, Step> measured, double size) {
        var below = measured.floorEntry((long) size);
        var above = measured.ceilingEntry((long) Math.ceil(size));
        if (below == null || above == null) {
            return null;
        }
        double span = above.getKey() - below.getKey();
        double part = span == 0 ? 0 : (size - below.getKey()) / span;
        var least = below.getValue();
        var most = above.getValue();
        return new Step(least.step + part * (most.step - least.step), least.sync + part * (most.sync - least.sync));
    }
}
