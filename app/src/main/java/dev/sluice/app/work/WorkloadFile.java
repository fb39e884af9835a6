package dev.sluice.app.work;

import dev.sluice.app.input.Amounts;
import dev.sluice.app.input.Doc;
import dev.sluice.app.input.Fields;
import dev.sluice.app.input.TextRule;
import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.Kind;
import dev.sluice.core.work.Priority;
import dev.sluice.core.work.RunSpec;
import dev.sluice.core.work.Times;
import dev.sluice.core.work.WorkloadSpec;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a workload as people write it. Every fault becomes a problem with field, value, limit and remedy. */
public final class WorkloadFile {
    private static final long GRACE_DEFAULT_MILLIS = 30_000;
    private static final long IDLE_WARN_MILLIS = 1_800_000;
    private static final long IDLE_PARK_MILLIS = 3_600_000;
    private static final int COMMAND_WORDS = 1_024;
    private static final int VARIABLES = 1_024;

    /** An argument may be empty: {@code grep ""} means something. */
    private static final TextRule ARGUMENT = new TextRule("input.bad-text", Pattern.compile("(?s).*"), 65_536, true);

    private static final TextRule VALUE = new TextRule("input.bad-text", Pattern.compile("(?s).*"), 65_536, true);
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private final Fields file;
    private final Known known;
    private final String defaultTenant;

    private WorkloadFile(Fields file, Known known, String defaultTenant) {
        this.file = file;
        this.known = known;
        this.defaultTenant = defaultTenant;
    }

    /** @param defaultTenant the tenant of a file that names none */
    public static Doc.Reading<WorkloadSpec> read(Doc document, Known known, String defaultTenant) {
        return document.read(fields -> new WorkloadFile(fields, known, defaultTenant).spec());
    }

    private Supplier<WorkloadSpec> spec() {
        var kind = file.requireChoice("kind", Kind.class);
        var name = name();
        var tenant = file.text("tenant", TextRule.TENANT).orElse(defaultTenant);
        int tasks = (int) file.integer("tasks", 1, Limits.TASKS).orElse(1);
        var accelerators = new Accelerators(file, known);
        var task = accelerators.task();
        var sizes = sizes(tasks);
        var interleave = new Interleaving(file).read(kind, accelerators.whole() && sizes.least == sizes.most);
        var centers = file.names("centers", known.centers(), "work.unknown-center", Limits.CENTERS);
        var topology = topology();
        var times = times(kind);
        var priority = file.choice("priority", Priority.class).orElse(Priority.NORMAL);
        int retries = (int) file.integer("retries", 0, Limits.RETRIES).orElse(0);
        boolean held = file.flag("hold").orElse(false);
        long deadline = deadline();
        var run = run();
        return () -> {
            var demand = new GangDemand(
                    task.get(),
                    tasks,
                    sizes.least,
                    sizes.most,
                    sizes.step,
                    accelerators.chips(),
                    centers,
                    topology.get(),
                    interleave);
            return new WorkloadSpec(kind, name, tenant, demand, priority, times.get(), retries, held, run.get())
                    .dueBy(deadline);
        };
    }

    /**
     * The sizes that a gang may have.
     *
     * @param least tasks that it starts with at least
     * @param most tasks that it may grow to
     */
    private record Sizes(int least, int most, int step) {}

    private Sizes sizes(int tasks) {
        var elastic = file.object("elastic");
        if (elastic.isEmpty()) {
            return new Sizes(tasks, tasks, 1);
        }
        int least = (int) elastic.get().requireInteger("min", 1, tasks);
        int most = (int) elastic.get().integer("max", tasks, Limits.TASKS).orElse(tasks);
        int step = (int) elastic.get().integer("step", 1, Limits.TASKS).orElse(1);
        int tasksOff = (tasks - least) % step;
        int mostOff = (most - least) % step;
        if (tasksOff != 0) {
            elastic.get().refuse("step", "work.elastic-step", "tasks: " + (tasks - tasksOff), "");
        } else if (mostOff != 0) {
            elastic.get().refuse("step", "work.elastic-step", "max: " + (most - mostOff), "");
        }
        return new Sizes(least, most, step);
    }

    /** A moment with its offset from UTC, in ms since 1970; 0 = none. */
    private long deadline() {
        var text = file.text("deadline", TextRule.LINE);
        if (text.isEmpty()) {
            return 0;
        }
        try {
            long millis = OffsetDateTime.parse(text.get()).toInstant().toEpochMilli();
            if (millis > 0) {
                return millis;
            }
        } catch (DateTimeException e) {
            // Refused below, like a moment that lies too far back.
        }
        file.refuse("deadline", "work.bad-deadline", "", "");
        return 0;
    }

    /** Digits alone are an id wherever a workload is named. */
    private String name() {
        var name = file.requireText("name", TextRule.NAME);
        if (DIGITS.matcher(name).matches()) {
            file.refuse("name", "work.name-of-digits", "", "w" + name);
        }
        return name;
    }

    private Supplier<Topology> topology() {
        var spread = file.text("spread", TextRule.NAME).orElse("");
        if (spread.equals(Topology.CENTER)) {
            file.refuse("spread", "work.spread-center", "node, rack", spread);
        }
        return switch (file.shape("topology")) {
            case ABSENT -> () -> new Topology(Topology.CENTER, false, spread);
            case OBJECT -> topologyObject(spread);
            case VALUE, LIST -> {
                var level = file.text("topology", TextRule.NAME);
                yield () -> new Topology(level.orElseThrow(), true, spread);
            }
        };
    }

    private Supplier<Topology> topologyObject(String spread) {
        var wish = file.object("topology").orElseThrow();
        var require = wish.text("require", TextRule.NAME);
        var prefer = wish.text("prefer", TextRule.NAME);
        boolean both = wish.shape("require") != Fields.Shape.ABSENT && wish.shape("prefer") != Fields.Shape.ABSENT;
        boolean none = wish.shape("require") == Fields.Shape.ABSENT && wish.shape("prefer") == Fields.Shape.ABSENT;
        if (both || none) {
            file.refuse("topology", "work.topology-one", "require, prefer", "");
        }
        return () -> new Topology(require.or(() -> prefer).orElseThrow(), require.isPresent(), spread);
    }

    private Supplier<Times> times(Kind kind) {
        long runtime = file.durationMillis("runtime", 1, Limits.DURATION_MILLIS).orElse(0);
        long limit = file.durationMillis("limit", 1, Limits.DURATION_MILLIS).orElse(0);
        long grace = file.durationMillis("grace", 0, Limits.GRACE_MILLIS).orElse(GRACE_DEFAULT_MILLIS);
        var checkpoint = file.object("checkpoint");
        long every = checkpoint
                .map(fields -> fields.requireDurationMillis("every", 1, Limits.DURATION_MILLIS))
                .orElse(0L);
        long restart = checkpoint
                .map(fields -> fields.durationMillis("restart", 0, Limits.DURATION_MILLIS)
                        .orElse(0))
                .orElse(0L);
        var idle = idle(kind);
        return () -> new Times(runtime, limit, every, restart, grace, idle.warn, idle.park);
    }

    /**
     * What happens to work whose devices are idle.
     *
     * @param warn its user is warned after so many ms; 0 = never
     * @param park it is parked after so many ms; 0 = never
     */
    private record Idle(long warn, long park) {
        static final Idle NEVER = new Idle(0, 0);
    }

    /** Sessions are left open and forgotten; a job that idles may wait for something, so it has to ask for this. */
    private Idle idle(Kind kind) {
        return switch (file.shape("idle")) {
            case ABSENT -> kind == Kind.SESSION ? new Idle(IDLE_WARN_MILLIS, IDLE_PARK_MILLIS) : Idle.NEVER;
            case VALUE, LIST -> {
                file.choice("idle", Never.class);
                yield Idle.NEVER;
            }
            case OBJECT -> {
                var idle = file.object("idle").orElseThrow();
                long park = idle.durationMillis("park", 60_000, Limits.DURATION_MILLIS)
                        .orElse(0);
                long warn = idle.durationMillis("warn", 60_000, Limits.DURATION_MILLIS)
                        .orElse(park / 2);
                if (park > 0 && warn > park) {
                    idle.refuse("warn", "work.idle-order", Amounts.durationText(park), "");
                }
                yield new Idle(warn, park);
            }
        };
    }

    /** The word for no limit. */
    private enum Never {
        NEVER
    }

    private Supplier<RunSpec> run() {
        var given = file.object("run");
        if (given.isEmpty()) {
            if (file.shape("run") == Fields.Shape.ABSENT) {
                file.refuse("run", "work.no-run", "", "");
            }
            return () -> new RunSpec(null, List.of(), new TreeMap<>(), null);
        }
        var run = given.get();
        var image = run.text("image", TextRule.LINE);
        var directory = run.text("directory", TextRule.LINE.upTo(4_096));
        directory.filter(path -> !path.startsWith("/")).ifPresent(path -> {
            run.refuse("directory", "work.directory-not-absolute", "/...", "");
        });
        var command = command(run);
        var env = new TreeMap<>(run.textMap("env", TextRule.VARIABLE, VALUE, VARIABLES));
        return () -> new RunSpec(image.orElse(null), command, env, directory.orElse(null));
    }

    /** A line of text would need a shell to read it; who wants one says so. */
    private static List<String> command(Fields run) {
        return switch (run.shape("command")) {
            case ABSENT -> {
                run.refuse("command", "work.no-command", "", "");
                yield List.of();
            }
            case VALUE -> {
                run.refuse(
                        "command",
                        "work.command-line",
                        "",
                        asList(run.text("command", ARGUMENT).orElse("")));
                yield List.of();
            }
            case LIST, OBJECT -> {
                var words = run.texts("command", ARGUMENT, COMMAND_WORDS);
                if (run.shape("command") == Fields.Shape.LIST
                        && (words.isEmpty() || words.getFirst().isBlank())) {
                    run.refuse("command", "work.no-command", "", "");
                }
                yield words;
            }
        };
    }

    /** {@code python train.py} as the list that it was meant as; "" when that takes more than splitting. */
    private static String asList(String line) {
        return line.matches("[\\w./=:,+ -]*[\\w./]")
                ? Arrays.stream(line.strip().split(" +")).collect(Collectors.joining(", ", "[", "]"))
                : "";
    }
}
