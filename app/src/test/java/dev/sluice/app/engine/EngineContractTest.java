package dev.sluice.app.engine;

import static dev.sluice.app.engine.Orders.gang;
import static dev.sluice.app.engine.Orders.key;
import static dev.sluice.app.engine.Orders.output;
import static dev.sluice.app.engine.Orders.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.app.engine.TaskExit.Exited;
import dev.sluice.app.engine.TaskExit.NeverStarted;
import dev.sluice.app.engine.TaskExit.Signalled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every engine must do. A test of an engine extends this and says how to open one. */
public abstract class EngineContractTest {
    protected static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    protected Path directory;

    protected HeardEvents heard = new HeardEvents();
    protected Engine engine;

    /** Opens the engine over the state in a directory, as a server does when it starts. */
    protected abstract Engine open(Path state, EngineListener listener) throws IOException;

    @BeforeEach
    void openEngine() throws IOException {
        engine = open(directory.resolve("state"), heard);
        engine.recover(List.of());
    }

    @AfterEach
    void closeEngine() {
        heard.unended().forEach(task -> {
            engine.stop(task.attempt(), Duration.ZERO);
            heard.awaitEnd(task.attempt(), task.rank());
        });
        engine.close();
    }

    /** Closes the engine and opens another one over the same state. */
    protected final void reopen() throws IOException {
        engine.close();
        heard = heard.next();
        engine = open(directory.resolve("state"), heard);
    }

    @Test
    void exit_codes_are_reported_as_they_are() {
        for (int code : new int[] {0, 3, 137, 255}) {
            engine.start(script(key(code + 1), "exit " + code));
        }
        for (int code : new int[] {0, 3, 137, 255}) {
            assertThat(heard.awaitEnd(key(code + 1), 0)).isEqualTo(new Exited(code));
        }
    }

    @Test
    void a_kill_is_a_signal_and_no_exit_code() {
        engine.start(script(key(1), "kill -KILL $$"));
        assertThat(heard.awaitEnd(key(1), 0)).isEqualTo(new Signalled(9, false));
    }

    @Test
    void a_start_is_reported_before_the_end_and_times_are_in_order() {
        long before = System.currentTimeMillis();
        engine.start(script(key(1), "true"));
        heard.awaitEnd(key(1), 0);
        assertThat(heard.events()).hasSize(2);
        var started = (HeardEvents.Started) heard.events().get(0);
        var ended = (HeardEvents.Ended) heard.events().get(1);
        assertThat(List.of(before, started.epochMillis(), ended.epochMillis(), System.currentTimeMillis()))
                .isSorted();
    }

    @Test
    void a_command_that_does_not_exist_never_starts_and_the_reason_names_it() {
        engine.start(Orders.command(key(1), "no-such-command", "x"));
        assertThat(heard.awaitEnd(key(1), 0))
                .isInstanceOfSatisfying(
                        NeverStarted.class, never -> assertThat(never.reason()).contains("no-such-command"));
        assertThat(heard.count(event -> event instanceof HeardEvents.Started)).isZero();
    }

    @Test
    void both_outputs_are_kept_apart_and_can_be_read_from_an_offset() throws Exception {
        engine.start(script(key(1), "echo to-out; echo to-err >&2"));
        heard.awaitEnd(key(1), 0);
        assertThat(output(engine, key(1), 0, TaskStream.OUT)).isEqualTo("to-out\n");
        assertThat(output(engine, key(1), 0, TaskStream.ERR)).isEqualTo("to-err\n");
        try (TaskLog log = engine.open(key(1), 0, TaskStream.OUT, 3)) {
            var buffer = new byte[100];
            assertThat(new String(buffer, 0, log.read(buffer, LONG))).isEqualTo("out\n");
            assertThat(log.offset()).isEqualTo(7);
            assertThat(log.read(buffer, LONG)).isEqualTo(-1);
        }
    }

    @Test
    void an_output_is_followed_while_it_grows() throws Exception {
        Path gate = directory.resolve("gate");
        engine.start(script(key(1), "echo one; until [ -e '" + gate + "' ]; do sleep 0.01; done; echo two"));
        heard.awaitStart(key(1), 0);
        try (TaskLog log = engine.open(key(1), 0, TaskStream.OUT, 0)) {
            var buffer = new byte[100];
            assertThat(new String(buffer, 0, log.read(buffer, LONG))).isEqualTo("one\n");
            assertThat(log.read(buffer, Duration.ZERO)).isZero();
            Files.createFile(gate);
            assertThat(new String(buffer, 0, log.read(buffer, LONG))).isEqualTo("two\n");
            assertThat(log.read(buffer, LONG)).isEqualTo(-1);
        }
    }

    @Test
    void a_task_that_nobody_started_has_no_output() {
        assertThatThrownBy(() -> engine.open(key(99), 0, TaskStream.OUT, 0)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void a_hundred_starts_at_once_launch_the_attempt_once() throws Exception {
        var order = script(key(1), "echo launched");
        var ready = new CountDownLatch(1);
        List<Thread> callers = IntStream.range(0, 100)
                .mapToObj(i -> Thread.ofVirtual().start(() -> {
                    await(ready);
                    engine.start(order);
                }))
                .toList();
        ready.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        heard.awaitEnd(key(1), 0);
        engine.start(order);
        heard.awaitAll(events ->
                events.stream().filter(HeardEvents.Ended.class::isInstance).count() > 1 ? true : null);
        assertThat(output(engine, key(1))).isEqualTo("launched\n");
    }

    @Test
    void the_end_of_an_attempt_is_reported_again_when_it_is_started_again() {
        engine.start(script(key(1), "exit 7"));
        var first = heard.await(HeardEvents.Ended.class::isInstance);
        engine.start(script(key(1), "exit 7"));
        List<HeardEvents.Event> both = heard.awaitAll(events -> {
            var ends =
                    events.stream().filter(HeardEvents.Ended.class::isInstance).toList();
            return ends.size() == 2 ? ends : null;
        });
        assertThat(both).containsExactly(first, first);
    }

    @Test
    void a_gang_knows_its_ranks_and_its_meeting_point() throws Exception {
        engine.start(gang(key(1), 4, "/bin/sh", "-c", "echo $RANK/$WORLD_SIZE at $MASTER_ADDR:$MASTER_PORT"));
        String port = "";
        for (int rank = 0; rank < 4; rank++) {
            assertThat(heard.awaitEnd(key(1), rank)).isEqualTo(new Exited(0));
            String line = output(engine, key(1), rank, TaskStream.OUT).strip();
            assertThat(line).startsWith(rank + "/4 at ");
            String rankPort = line.substring(line.lastIndexOf(':') + 1);
            assertThat(rankPort).matches("[1-9][0-9]+").isEqualTo(rank == 0 ? rankPort : port);
            port = rankPort;
        }
    }

    @Test
    void a_stop_lets_the_task_end_by_itself() throws Exception {
        engine.start(script(key(1), "trap 'echo saved; exit 4' TERM; echo ready; while :; do sleep 0.01; done"));
        awaitLine("ready");
        engine.stop(key(1), LONG);
        assertThat(heard.awaitEnd(key(1), 0)).isEqualTo(new Exited(4));
        assertThat(output(engine, key(1))).isEqualTo("ready\nsaved\n");
    }

    @Test
    void a_task_that_ignores_the_stop_is_killed_after_its_grace() throws Exception {
        engine.start(script(key(1), "trap '' TERM; echo ready; while :; do sleep 0.01; done"));
        awaitLine("ready");
        long before = System.nanoTime();
        engine.stop(key(1), Duration.ofMillis(300));
        assertThat(heard.awaitEnd(key(1), 0)).isEqualTo(new Signalled(9, false));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void a_second_stop_hastens_the_end() throws Exception {
        engine.start(script(key(1), "trap '' TERM; echo ready; while :; do sleep 0.01; done"));
        awaitLine("ready");
        engine.stop(key(1), LONG);
        engine.stop(key(1), Duration.ZERO);
        assertThat(heard.awaitEnd(key(1), 0)).isEqualTo(new Signalled(9, false));
    }

    @Test
    void an_attempt_stopped_before_its_start_never_starts_not_even_after_a_restart() throws Exception {
        Path trace = directory.resolve("trace");
        engine.stop(key(1), Duration.ZERO);
        engine.start(script(key(1), "touch '" + trace + "'"));
        assertThat(heard.awaitEnd(key(1), 0)).isInstanceOf(NeverStarted.class);
        reopen();
        engine.recover(List.of(script(key(1), "touch '" + trace + "'")));
        assertThat(heard.awaitEnd(key(1), 0)).isInstanceOf(NeverStarted.class);
        assertThat(trace).doesNotExist();
    }

    @Test
    void a_running_task_is_adopted_by_the_next_engine_with_its_true_exit() throws Exception {
        Path gate = directory.resolve("gate");
        var order = script(key(1), "until [ -e '" + gate + "' ]; do sleep 0.01; done; exit 137");
        engine.start(order);
        var started = heard.awaitStart(key(1), 0);
        reopen();
        engine.recover(List.of(order));
        assertThat(heard.awaitStart(key(1), 0)).isEqualTo(started);
        Files.createFile(gate);
        assertThat(heard.awaitEnd(key(1), 0)).isEqualTo(new Exited(137));
    }

    @Test
    void a_task_that_ended_while_no_engine_was_there_is_reported_with_its_true_exit() throws Exception {
        Path gate = directory.resolve("gate");
        var order = script(key(1), "until [ -e '" + gate + "' ]; do sleep 0.01; done; kill -KILL $$");
        engine.start(order);
        heard.awaitStart(key(1), 0);
        engine.close();
        Files.createFile(gate);
        reopen();
        engine.recover(List.of(order));
        assertThat(heard.awaitEnd(key(1), 0)).isEqualTo(new Signalled(9, false));
    }

    @Test
    void an_adopted_task_can_be_stopped() throws Exception {
        var order = script(key(1), "trap 'exit 9' TERM; echo ready; while :; do sleep 0.01; done");
        engine.start(order);
        awaitLine("ready");
        reopen();
        engine.recover(List.of(order));
        engine.stop(key(1), LONG);
        assertThat(heard.awaitEnd(key(1), 0)).isEqualTo(new Exited(9));
    }

    @Test
    void what_runs_but_nobody_knows_is_stopped() throws Exception {
        engine.start(script(key(1), "echo ready; sleep 1000"));
        awaitLine("ready");
        reopen();
        engine.recover(List.of());
        assertThat(heard.awaitEnd(key(1), 0)).isEqualTo(new Signalled(15, false));
    }

    @Test
    void an_order_that_was_lost_with_the_server_is_carried_out_on_recovery() throws Exception {
        reopen();
        engine.recover(List.of(script(key(1), "exit 5")));
        assertThat(heard.awaitEnd(key(1), 0)).isEqualTo(new Exited(5));
    }

    @Test
    void a_forgotten_attempt_leaves_no_output() throws Exception {
        engine.start(script(key(1), "echo gone"));
        heard.awaitEnd(key(1), 0);
        engine.forget(key(1));
        engine.forget(key(1));
        assertThatThrownBy(() -> engine.open(key(1), 0, TaskStream.OUT, 0)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void a_running_attempt_is_not_forgotten() throws Exception {
        engine.start(script(key(1), "echo ready; sleep 1000"));
        awaitLine("ready");
        assertThatThrownBy(() -> engine.forget(key(1))).isInstanceOf(IllegalStateException.class);
        try (TaskLog log = engine.open(key(1), 0, TaskStream.OUT, 0)) {
            assertThat(log.read(new byte[10], LONG)).isPositive();
        }
    }

    /** Waits for a line of the first task of the first attempt. */
    protected final void awaitLine(String line) throws Exception {
        heard.awaitStart(key(1), 0);
        var text = new StringBuilder();
        try (TaskLog log = engine.open(key(1), 0, TaskStream.OUT, 0)) {
            var buffer = new byte[1000];
            while (!text.toString().contains(line + "\n")) {
                int count = log.read(buffer, LONG);
                assertThat(count).as("end of output before %s", line).isPositive();
                text.append(new String(buffer, 0, count));
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
