package dev.sluice.bench.server;

import dev.sluice.app.catalogue.ChipCatalogue;
import dev.sluice.app.catalogue.ChipEntry;
import dev.sluice.app.loop.JournalCodec;
import dev.sluice.app.store.Journal;
import dev.sluice.app.store.JournalEntry;
import dev.sluice.app.store.sqlite.SqliteStore;
import dev.sluice.core.Command;
import dev.sluice.core.Core;
import dev.sluice.core.Event;
import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.schedule.Policies;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.work.Kind;
import dev.sluice.core.work.Priority;
import dev.sluice.core.work.RunSpec;
import dev.sluice.core.work.TaskExit;
import dev.sluice.core.work.Times;
import dev.sluice.core.work.WorkloadSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The journal of a server with a past, written with the core itself: workloads of one task were submitted, placed by
 * cycles, started and ended; the last ones wait.
 */
final class LongPast {
    private static final int BATCH = 1_000;
    private static final long BEGIN_MILLIS = 1_700_000_000_000L;
    private static final String ACTOR = "bench";

    private final Core core = new Core(Policies.STANDARD);
    private final Journal journal;
    private final List<JournalEntry> entries = new ArrayList<>();
    private final List<Event.Placed> placed = new ArrayList<>();
    private long now = BEGIN_MILLIS;
    private long sequence;

    private LongPast(Journal journal) {
        this.journal = journal;
    }

    static void write(Path state, int workloads, int waiting) {
        try (var store = SqliteStore.open(state, failure -> {
            throw failure;
        })) {
            new LongPast(store.journal()).write(workloads, waiting);
        }
    }

    private void write(int workloads, int waiting) {
        prepare();
        for (int i = 0; i < workloads - waiting; i++) {
            submit(i, 1 << i % 4);
            if (i % 8 == 7) {
                runAll();
            }
        }
        runAll();
        for (int i = workloads - waiting; i < workloads; i++) {
            submit(i, 64);
        }
        cycle();
        flush();
        System.err.println("wrote a journal of " + sequence + " entries");
    }

    private void prepare() {
        run(new Command.SetChips(
                now,
                ACTOR,
                ChipCatalogue.load().chips().stream().map(ChipEntry::forCore).toList()));
        run(new Command.SetTenants(now, ACTOR, List.of(TenantSpec.plain("default"))));
        var nodes = IntStream.rangeClosed(1, 4)
                .mapToObj(i -> new NodeSpec(
                        "n" + i, "nvidia-h100", 8, 80 << 10, 128_000, 1 << 20, List.of(), List.of()))
                .toList();
        run(new Command.SetCenter(now, ACTOR, new CenterSpec("local", "default", "local", false), nodes));
    }

    private void submit(int number, int devices) {
        var env = new TreeMap<String, String>();
        env.put("LR", "3e-5");
        var run = new RunSpec(null, List.of("torchrun", "train.py"), env, null);
        var task = new TaskDemand(Math.min(8, devices), 1_000, 0, 8_000, 65_536);
        var chips = List.of("nvidia-h100");
        var demand = new GangDemand(task, Math.max(1, devices / 8), chips, List.of(), Topology.ANYWHERE);
        var times = new Times(3_600_000, 0, 600_000, 90_000, 30_000);
        run(new Command.Submit(
                now,
                ACTOR,
                core.nextWorkloadId(),
                new WorkloadSpec(
                        Kind.JOB, "sft-" + number, "default", demand, Priority.NORMAL, times, 2, false, run)));
    }

    private void runAll() {
        do {
            placed.clear();
            cycle();
            var all = List.copyOf(placed);
            now += 1_000;
            all.forEach(each -> run(new Command.ReportStart(now, "local", each.workload(), each.attempt(), 0)));
            now += 60_000;
            var well = new TaskExit.Exited(0);
            all.forEach(each -> run(new Command.ReportEnd(now, "local", each.workload(), each.attempt(), 0, well)));
        } while (!placed.isEmpty());
    }

    private void cycle() {
        while (core.cycleDue(now)) {
            run(new Command.Cycle(now, "sluice"));
        }
    }

    private void run(Command command) {
        var decided = core.run(command);
        if (!decided.accepted()) {
            throw new IllegalStateException(command + ": " + decided.rejection());
        }
        decided.events().stream()
                .filter(Event.Placed.class::isInstance)
                .map(Event.Placed.class::cast)
                .forEach(placed::add);
        sequence++;
        var body = JournalCodec.encode(command, decided.events());
        entries.add(new JournalEntry(sequence, command.atMillis(), null, body));
        if (entries.size() == BATCH) {
            flush();
        }
    }

    private void flush() {
        journal.append(entries);
        entries.clear();
    }
}
