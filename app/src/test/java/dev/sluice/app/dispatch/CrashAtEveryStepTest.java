package dev.sluice.app.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.loop.Books;
import dev.sluice.app.loop.Loop;
import dev.sluice.app.loop.Recovery;
import dev.sluice.app.store.Journal;
import dev.sluice.app.store.JournalEntry;
import dev.sluice.app.store.JournalReader;
import dev.sluice.app.store.Snapshot;
import dev.sluice.app.store.sqlite.SqliteStore;
import dev.sluice.core.Command;
import dev.sluice.core.Core;
import dev.sluice.core.ledger.Entry;
import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.work.Kind;
import dev.sluice.core.work.Priority;
import dev.sluice.core.work.RunSpec;
import dev.sluice.core.work.Times;
import dev.sluice.core.work.Workload;
import dev.sluice.core.work.WorkloadSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server dies before, and right after, each commit that a session of gangs needs; a new one takes over each time
 * and the client repeats what was not acknowledged to it.
 */
final class CrashAtEveryStepTest {
    private static final int JOBS = 5;
    private static final CenterSpec CENTER = new CenterSpec("fake", "default", "fake", false);

    private enum Moment {
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    @TempDir
    Path directory;

    @Test
    void a_server_that_dies_at_any_commit_loses_no_acknowledged_workload_and_starts_none_twice() {
        long commits = new Session(directory.resolve("whole"), Long.MAX_VALUE, Moment.BEFORE_COMMIT).run();
        assertThat(commits).isGreaterThan(JOBS);
        for (var moment : Moment.values()) {
            for (long at = 1; at <= commits; at++) {
                new Session(directory.resolve(moment + "-" + at), at, moment).run();
            }
        }
    }

    /** One client, one engine, and servers one after the other. */
    private static final class Session {
        private final Path state;
        private final Moment moment;
        private final DurableFakeEngine engine = new DurableFakeEngine();
        private final AtomicLong commits = new AtomicLong();
        private long dieAt;

        Session(Path state, long dieAt, Moment moment) {
            this.state = state;
            this.dieAt = dieAt;
            this.moment = moment;
        }

        long run() {
            var unacknowledged = new TreeSet<Integer>();
            for (int job = 0; job < JOBS; job++) {
                unacknowledged.add(job);
            }
            @Nullable List<Workload> ended = null;
            for (int life = 0; ended == null; life++) {
                assertThat(life).as("lives of the server").isLessThan(3);
                ended = live(unacknowledged);
            }
            assertThat(ended).hasSize(JOBS);
            assertThat(ended)
                    .allSatisfy(workload -> assertThat(workload.phase().word()).isEqualTo("succeeded"));
            assertThat(engine.starts()).as("starts, crash %s %s", moment, dieAt).doesNotHaveDuplicates();
            assertThat(engine.starts()).hasSize(JOBS);
            return commits.get();
        }

        /** Runs a server until all is done, or until it dies: then null. */
        private @Nullable List<Workload> live(TreeSet<Integer> unacknowledged) {
            try (var store = SqliteStore.open(state, failure -> {})) {
                var journal = new DyingJournal(store.journal());
                var dead = new CountDownLatch(1);
                var recovery = Recovery.of(journal);
                assertThat(store.ledger().last()).isEqualTo(recovery.ledger().last());
                assertThat(Books.check(store).fine()).isTrue();
                var loop = new Loop(recovery, journal, System::currentTimeMillis, cause -> dead.countDown());
                var dispatcher = new Dispatcher(loop);
                try (loop;
                        dispatcher) {
                    loop.start();
                    return serve(loop, dispatcher, unacknowledged);
                }
            } catch (CompletionException e) {
                dieAt = Long.MAX_VALUE;
                return null;
            }
        }

        private List<Workload> serve(Loop loop, Dispatcher dispatcher, TreeSet<Integer> unacknowledged) {
            loop.submit((at, core) -> new Command.SetTenants(at, "test", List.of(TenantSpec.plain("default"))), null)
                    .join();
            dispatcher.attach(CENTER, engine.connect(dispatcher.listenerFor(CENTER)));
            for (int job : List.copyOf(unacknowledged)) {
                loop.submit(
                                (at, core) -> new Command.Submit(at, "test", core.nextWorkloadId(), spec(job)),
                                "request-" + job)
                        .join();
                unacknowledged.remove(job);
            }
            return awaitEnds(loop);
        }

        /** A loop that died answers no read, so that the wait ends with its failure. */
        private static List<Workload> awaitEnds(Loop loop) {
            var done = new CompletableFuture<List<Workload>>();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (!loop.read(core -> check(core, done)).join()) {
                assertThat(System.nanoTime()).as("all ended in time").isLessThan(deadline);
            }
            return done.join();
        }

        private static boolean check(Core core, CompletableFuture<List<Workload>> done) {
            var all = new ArrayList<Workload>();
            core.workloads().forEach(all::add);
            assertThat(core.violations()).isEmpty();
            return core.workloads().live() == 0 && all.size() == JOBS && done.complete(all);
        }

        private static WorkloadSpec spec(int job) {
            var task = new TaskDemand(1, 1000, 0, 0, 0);
            var demand = new GangDemand(task, 2, List.of(), List.of(), Topology.ANYWHERE);
            var run = new RunSpec(null, List.of("true"), new TreeMap<>(), null);
            return new WorkloadSpec(
                    Kind.JOB,
                    "job-" + job,
                    "default",
                    demand,
                    Priority.NORMAL,
                    new Times(0, 0, 0, 0, 0),
                    0,
                    false,
                    run);
        }

        private final class DyingJournal implements Journal {
            private final Journal real;

            DyingJournal(Journal real) {
                this.real = real;
            }

            @Override
            public void append(List<JournalEntry> entries, List<Entry> lines) {
                boolean last = commits.incrementAndGet() == dieAt;
                if (last && moment == Moment.BEFORE_COMMIT) {
                    throw new IllegalStateException("died before the commit");
                }
                real.append(entries, lines);
                if (last) {
                    throw new IllegalStateException("died after the commit");
                }
            }

            @Override
            public long lastSequence() {
                return real.lastSequence();
            }

            @Override
            public void read(long afterSequence, JournalReader consumer) {
                real.read(afterSequence, consumer);
            }

            @Override
            public List<JournalEntry> page(long afterSequence, int max) {
                return real.page(afterSequence, max);
            }

            @Override
            public Optional<JournalEntry> byRequestKey(String requestKey) {
                return real.byRequestKey(requestKey);
            }

            @Override
            public void saveSnapshot(long sequence, byte[] body) {
                real.saveSnapshot(sequence, body);
            }

            @Override
            public Optional<Snapshot> latestSnapshot() {
                return real.latestSnapshot();
            }

            @Override
            public void close() {
                real.close();
            }
        }
    }
}
