package dev.sluice.core.scenario;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Iteration;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.tenant.MostWork;
import dev.sluice.core.work.Kind;
import dev.sluice.core.work.Priority;
import dev.sluice.core.work.RunSpec;
import dev.sluice.core.work.Times;
import dev.sluice.core.work.WorkloadSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the cells of a table mean. */
final class Words {
    private static final Pattern SHAPE = Pattern.compile("(?:(\\d+) tasks? x )?(\\d+m?) ?(\\S*)");

    private Words() {}

    /**
     * {@code 10:00} or {@code 10:00:30} as ms of a day that is not the first one; {@code 31 10:00} is of the 31st day,
     * and the 32nd is the first of the next month.
     */
    static long time(String text) {
        if (text.contains(" ")) {
            var words = text.split(" ");
            return time(words[1])
                    + Duration.ofDays(Long.parseLong(words[0]) - 2).toMillis();
        }
        var parts = Arrays.stream(text.split(":")).mapToLong(Long::parseLong).toArray();
        long seconds = parts[0] * 3600 + parts[1] * 60 + (parts.length > 2 ? parts[2] : 0);
        return Duration.ofDays(1).plusSeconds(seconds).toMillis();
    }

    static String time(long millis) {
        long seconds = millis / 1000 % 86_400;
        var text = String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
        return text.endsWith(":00") ? text.substring(0, 5) : text;
    }

    /** {@code 12.50} in millionths. */
    static long micros(String text) {
        return new BigDecimal(text).movePointRight(6).longValueExact();
    }

    /** {@code 90s}, {@code 10m}, {@code 2h} in ms. */
    static long duration(String text) {
        long count = Long.parseLong(text.substring(0, text.length() - 1));
        return 1000
                * switch (text.charAt(text.length() - 1)) {
                    case 's' -> count;
                    case 'm' -> count * 60;
                    case 'h' -> count * 3600;
                    default -> throw new IllegalArgumentException("no duration: " + text);
                };
    }

    /**
     * A workload of {@code 2 tasks x 8 nvidia-h20} or {@code 250m any}, with options such as {@code high, grace 30s}.
     */
    static WorkloadSpec workload(String name, String tenant, String shape, String optionText) {
        var options = new TreeMap<String, String>();
        for (var option : optionText.split(",")) {
            var words = option.strip().split(" ", 2);
            options.put(words[0], words.length > 1 ? words[1] : "");
        }
        var priority = Arrays.stream(Priority.values())
                .filter(each -> options.containsKey(each.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(Priority.NORMAL);
        var times = new Times(
                millis(options, "runtime"),
                millis(options, "limit"),
                millis(options, "checkpoint"),
                millis(options, "restart"),
                millis(options, "grace"),
                millis(options, "warn"),
                millis(options, "park"));
        int retries = number(options, "retries");
        var run = new RunSpec(null, List.of("train"), new TreeMap<>(), null);
        boolean held = options.containsKey("held");
        var kind = options.containsKey("session") ? Kind.SESSION : Kind.JOB;
        return new WorkloadSpec(kind, name, tenant, demand(shape, options), priority, times, retries, held, run)
                .dueBy(options.containsKey("by") ? time(options.get("by")) : 0);
    }

    private static GangDemand demand(String shape, TreeMap<String, String> options) {
        var matcher = SHAPE.matcher(shape);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no demand: " + shape);
        }
        int tasks = matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1));
        var count = matcher.group(2);
        boolean share = count.endsWith("m");
        int amount = Integer.parseInt(share ? count.substring(0, count.length() - 1) : count);
        var task = new TaskDemand(
                share ? 1 : amount,
                share ? amount : 1000,
                1024L * number(options, "device-memory"),
                1000 * number(options, "cores"),
                1024L * number(options, "memory"));
        return new GangDemand(
                task,
                tasks,
                number(options, "least"),
                number(options, "most"),
                number(options, "step"),
                names(matcher.group(3)),
                names(options.getOrDefault("in", "")),
                topology(options),
                iteration(options));
    }

    /** {@code iteration 440-8-0-490}: ms to load, compute and exchange, and alone. */
    private static @Nullable Iteration iteration(TreeMap<String, String> options) {
        var text = options.get("iteration");
        if (text == null) {
            return null;
        }
        var micros = Arrays.stream(text.split("-"))
                .mapToLong(ms -> 1000 * Long.parseLong(ms))
                .toArray();
        return new Iteration(micros[0], micros[1], micros[2], micros[3]);
    }

    private static Topology topology(TreeMap<String, String> options) {
        var spread = options.getOrDefault("spread", "");
        if (options.containsKey("required")) {
            return new Topology(options.get("required"), true, spread);
        }
        return new Topology(options.getOrDefault("preferred", Topology.CENTER), false, spread);
    }

    /** {@code east, west} as a list. */
    static List<String> list(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(", "));
    }

    private static List<String> names(String text) {
        return text.isEmpty() || text.equals("any") ? List.of() : List.of(text.split("/"));
    }

    private static long millis(TreeMap<String, String> options, String key) {
        return options.containsKey(key) ? duration(options.get(key)) : 0;
    }

    private static int number(TreeMap<String, String> options, String key) {
        return Integer.parseInt(options.getOrDefault(key, "0"));
    }

    /** {@code nvidia-h20 8, huawei-910c 4} as device milli by chip. */
    static TreeMap<String, Long> devices(String text) {
        var milli = new TreeMap<String, Long>();
        for (var part : text.isEmpty() ? List.<String>of() : List.of(text.split(","))) {
            var words = part.strip().split(" ");
            milli.put(words[0], Long.parseLong(words[1]) * 1000);
        }
        return milli;
    }

    /** {@code 9 waiting, 3 running}, or one of both. */
    static MostWork mostWork(String text) {
        var most = new TreeMap<String, Integer>();
        for (var part : text.isEmpty() ? List.<String>of() : List.of(text.split(","))) {
            var words = part.strip().split(" ");
            most.put(words[1], Integer.valueOf(words[0]));
        }
        return new MostWork(most.getOrDefault("waiting", 0), most.getOrDefault("running", 0));
    }

    /** {@code NO_CAPACITY} or {@code OverLimit} as {@code no-capacity}, {@code over-limit}. */
    static String kebab(String name) {
        var words = new ArrayList<String>();
        for (var word : name.replaceAll("([a-z])([A-Z])", "$1_$2").split("_")) {
            words.add(word.toLowerCase(Locale.ROOT));
        }
        return String.join("-", words);
    }
}
