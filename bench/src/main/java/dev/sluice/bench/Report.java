package dev.sluice.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Prints figures as a Markdown table: {@code Report FILE} with median and range of each, {@code Report BEFORE AFTER}
 * with both medians and how many times better the second is.
 */
public final class Report {
    private record Key(String scenario, String figure, String unit, String better) {}

    private Report() {}

    public static void main(String[] arguments) throws IOException {
        var last = read(Path.of(arguments[arguments.length - 1]));
        if (arguments.length == 1) {
            ranges(last);
        } else {
            ratios(read(Path.of(arguments[0])), last);
        }
    }

    private static SequencedMap<Key, List<Double>> read(Path file) throws IOException {
        var figures = new LinkedHashMap<Key, List<Double>>();
        for (var line : Files.readAllLines(file)) {
            var parts = line.split(";");
            var key = new Key(parts[0], parts[1], parts[2], parts[3]);
            figures.computeIfAbsent(key, any -> new ArrayList<>()).add(Double.valueOf(parts[4]));
        }
        return figures;
    }

    private static void ranges(Map<Key, List<Double>> figures) {
        System.out.println("| scenario | figure | median | least .. most | rounds |");
        System.out.println("|---|---|---|---|---|");
        figures.forEach((key, values) -> {
            var sorted = values.stream().sorted().toList();
            System.out.printf(
                    "| %s | %s | %s | %s .. %s | %d |%n",
                    key.scenario,
                    key.figure,
                    text(median(sorted), key.unit),
                    text(sorted.getFirst(), ""),
                    text(sorted.getLast(), ""),
                    sorted.size());
        });
    }

    private static void ratios(Map<Key, List<Double>> before, Map<Key, List<Double>> after) {
        System.out.println("| scenario | figure | before | after | times better |");
        System.out.println("|---|---|---|---|---|");
        after.forEach((key, values) -> {
            var other = before.get(key);
            if (other != null) {
                double old = median(other);
                double now = median(values);
                double better = key.better.equals("more") ? now / old : old / now;
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %s | %s | %s | %.2f |%n",
                        key.scenario,
                        key.figure,
                        text(old, key.unit),
                        text(now, key.unit),
                        better);
            }
        });
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static String text(double value, String unit) {
        var number = String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
        return unit.isEmpty() ? number : number + ' ' + unit;
    }
}
