package dev.sluice.app.engine.slurm;

import dev.sluice.app.engine.AttemptKey;
import dev.sluice.app.engine.DeviceRef;
import dev.sluice.app.engine.StartOrder;
import dev.sluice.app.engine.TaskOrder;
import dev.sluice.app.engine.shim.DurableFiles;
import dev.sluice.app.engine.shim.TaskEnvironment;
import dev.sluice.app.engine.shim.TaskFiles;
import dev.sluice.app.engine.shim.TaskSpec;
import dev.sluice.app.engine.shim.VisibleDevices;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Makes jobs of orders: what Slurm is asked for, and what the launchers on the nodes read. */
final class SlurmJobs implements JobWatch.Site {
    private static final int FIRST_PORT = 20_000;
    private static final int PORTS = 10_000;
    private static final int MILLI = 1000;
    private static final int MIB_A_CORE = 1024;

    /** What a task has from its node unless its user says otherwise. */
    private static final List<String> INHERITED =
            List.of("PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "TMPDIR", "LD_LIBRARY_PATH");

    /** Slurm ends a job only when Sluice, whose limit comes first, can't. */
    private static final long MORE_MINUTES = 5;

    private final SlurmSite site;
    private final SharedDirectory shared;
    private final Slurm slurm;
    private final Supplier<List<SlurmNode>> nodes;
    private final JobWatch.Waits waits;
    private final TaskEnvironment environment = new TaskEnvironment(Map.of());

    SlurmJobs(
            SlurmSite site,
            SharedDirectory shared,
            Slurm slurm,
            Supplier<List<SlurmNode>> nodes,
            JobWatch.Waits waits) {
        this.site = site;
        this.shared = shared;
        this.slurm = slurm;
        this.nodes = nodes;
        this.waits = waits;
    }

    @Override
    public Slurm slurm() {
        return slurm;
    }

    @Override
    public JobWatch.Waits waits() {
        return waits;
    }

    @Override
    public String name(AttemptKey key, int group) {
        return "sluice-" + key + "-" + group;
    }

    @Override
    public SlurmSubmission submission(AttemptKey key, JobGroup group, JobWatch.Need need) {
        var script = "#!/bin/sh\nexec /bin/sh " + shared.launcher() + " " + shared.root() + " " + key + " "
                + group.number() + " " + shared.shim() + "\n";
        return new SlurmSubmission(
                name(key, group.number()),
                "sluice " + shared.instance() + " " + key,
                script,
                group.nodes(),
                need.cpus(),
                need.memoryMib(),
                need.gres(),
                site.partition(),
                site.account(),
                site.reservation(),
                need.minutes(),
                shared.jobs().toString());
    }

    @Override
    public JobWatch.Need needOf(StartOrder order, Map<String, List<TaskOrder>> tasks) {
        var here = tasks.values().iterator().next();
        int cpuMilli = here.stream().mapToInt(TaskOrder::cpuMilli).sum();
        long memory = here.stream().mapToLong(TaskOrder::hostMemoryMib).sum();
        int cpus = Math.max(1, Math.ceilDiv(cpuMilli, MILLI));
        var limit = order.limit();
        long minutes = limit.isZero()
                ? 0
                : Math.ceilDiv(limit.toSeconds() + order.grace().toSeconds(), 60) + MORE_MINUTES;
        return new JobWatch.Need(cpus, memory > 0 ? memory : (long) cpus * MIB_A_CORE, gresFor(here), minutes);
    }

    private String gresFor(List<TaskOrder> here) {
        int devices = here.stream().mapToInt(task -> task.devices().size()).sum();
        if (devices == 0) {
            return "";
        }
        var node = nodeOf(here.getFirst().node());
        var gres = node.gres().stream()
                .filter(each -> site.chips().containsKey(each.type().isEmpty() ? each.name() : each.type()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("node " + node.name() + " has no devices any more"));
        int milli = here.stream().mapToInt(TaskOrder::shareMilli).sum();
        if (milli > 0) {
            return "shard:" + shards(node, gres.count(), milli);
        }
        return gres.name() + (gres.type().isEmpty() ? "" : ":" + gres.type()) + ":" + devices;
    }

    /** Shards that hold so many milli, rounded up: the site says how many a device has. */
    private static int shards(SlurmNode node, int devices, int milli) {
        int all = node.gres().stream()
                .filter(gres -> gres.name().equals("shard"))
                .mapToInt(Gres::count)
                .sum();
        if (all == 0) {
            throw new IllegalArgumentException("node " + node.name() + " shares no devices: Slurm has no shards there");
        }
        return Math.ceilDiv(milli * (all / devices), MILLI);
    }

    private SlurmNode nodeOf(String name) {
        return nodes.get().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Slurm has no node " + name + " any more"));
    }

    @Override
    public int portFor(AttemptKey key) {
        return FIRST_PORT + (int) ((key.workload() * 31 + key.attempt()) % PORTS);
    }

    @Override
    public void write(StartOrder order, TaskOrder task, int port, TaskFiles files) throws IOException {
        var chip = task.devices().isEmpty() ? "" : task.devices().getFirst().chip();
        var indices = task.devices().stream().map(DeviceRef::index).toList();
        var meeting = nodeOf(order.tasks().getFirst().node()).address();
        var place = new TaskEnvironment.Place(chip, indices, 0, meeting, port, files.directory());
        var env = new TreeMap<>(environment.of(order, task, place));
        // Which devices they are, only the node knows: Slurm chooses.
        var visible = new TreeSet<String>();
        VisibleDevices.of(task, chip, indices).forEach((name, value) -> {
            if (!indices.isEmpty() && value.equals(VisibleDevices.list(indices))) {
                visible.add(name);
            }
        });
        visible.forEach(env::remove);
        env.remove("SLUICE_DEVICES");
        if (!order.env().containsKey("PATH")) {
            env.remove("PATH");
        }
        var inherit = INHERITED.stream().filter(name -> !env.containsKey(name)).toList();
        var given = order.workingDirectory();
        var directory = given == null ? files.work().toString() : given;
        files.createHead(new TaskSpec(order.argv(), env, directory, List.of()));
        write(files, "visible", visible);
        write(files, "inherit", inherit);
    }

    private static void write(TaskFiles files, String name, Iterable<String> words) throws IOException {
        var text = String.join("\n", words) + "\n";
        DurableFiles.write(files.directory().resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }
}
