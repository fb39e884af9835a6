package dev.sluice.app.engine.local;

import static dev.sluice.app.engine.Orders.gang;
import static dev.sluice.app.engine.Orders.key;
import static dev.sluice.app.engine.Orders.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.app.engine.HeardEvents;
import dev.sluice.app.engine.StartOrder;
import dev.sluice.app.engine.TaskExit;
import dev.sluice.app.engine.TaskExit.Exited;
import dev.sluice.app.engine.TaskExit.Lost;
import dev.sluice.app.engine.TaskExit.NeverStarted;
import dev.sluice.app.engine.shim.AttemptFiles;
import dev.sluice.app.engine.shim.Claim;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many tasks, and things that go wrong around them, with real processes. */
final class LocalEngineFaultTest {
    @TempDir
    private Path directory;

    private RunningEngine local;

    @BeforeEach
    void openEngine() throws IOException {
        local = new RunningEngine(directory.resolve("state"));
    }

    @AfterEach
    void closeEngine() {
        local.close();
    }

    @Test
    void sixty_four_tasks_of_a_gang_run_at_once() throws Exception {
        Path meeting = Files.createDirectory(directory.resolve("meeting"));
        local.engine()
                .start(gang(
                        key(1),
                        64,
                        "/bin/sh",
                        "-c",
                        "touch " + meeting + "/$RANK; until [ -e " + meeting
                                + "/all ]; do sleep 0.05; done; exit $RANK"));
        for (int rank = 0; rank < 64; rank++) {
            local.heard().awaitStart(key(1), rank);
        }
        Files.createFile(meeting.resolve("all"));
        for (int rank = 0; rank < 64; rank++) {
            assertThat(local.heard().awaitEnd(key(1), rank)).isEqualTo(new Exited(rank));
        }
    }

    @Test
    void a_task_whose_shim_is_killed_is_lost_and_nothing_of_it_stays() throws Exception {
        local.engine().start(script(key(1), "setsid sleep 1000 & echo $!; exec sleep 1000"));
        String child = local.firstLine(key(1));
        local.killShim(key(1));
        assertThat(local.heard().awaitEnd(key(1), 0)).isInstanceOf(Lost.class);
        RunningEngine.assertGone(child);
    }

    @Test
    void an_adopted_task_whose_shim_is_killed_is_lost_too() throws Exception {
        StartOrder order = script(key(1), "setsid sleep 1000 & echo $!; exec sleep 1000");
        local.engine().start(order);
        String child = local.firstLine(key(1));
        local.reopen();
        local.engine().recover(List.of(order));
        local.heard().awaitStart(key(1), 0);
        local.killShim(key(1));
        assertThat(local.heard().awaitEnd(key(1), 0)).isInstanceOf(Lost.class);
        RunningEngine.assertGone(child);
    }

    @Test
    void a_shim_does_not_heed_a_term_that_is_no_stop() throws Exception {
        Path gate = directory.resolve("gate");
        local.engine().start(script(key(1), "echo ready; until [ -e " + gate + " ]; do sleep 0.01; done; exit 8"));
        local.firstLine(key(1));
        local.shim(key(1)).destroy();
        Files.createFile(gate);
        assertThat(local.heard().awaitEnd(key(1), 0)).isEqualTo(new Exited(8));
    }

    @Test
    void a_claim_whose_server_died_before_the_launch_never_starts() throws Exception {
        local.engine().close();
        StartOrder order = script(key(1), "echo must not run");
        assertThat(AttemptFiles.of(local.state().resolve("attempts"), key(1)).claim(Claim.of(order, 1234)))
                .isTrue();
        Files.createDirectory(local.state().resolve("attempts/w2.1")); // died even before it wrote the claim
        local.reopen();
        local.engine().recover(List.of(order, script(key(2), "echo must not run")));
        assertThat(local.reason(key(1))).contains("before it could launch");
        assertThat(local.reason(key(2))).contains("before it could launch");
    }

    @Test
    void a_task_of_an_earlier_boot_is_lost() throws Exception {
        local.engine().close();
        StartOrder order = script(key(1), "echo must not run");
        AttemptFiles.of(local.state().resolve("attempts"), key(1)).claim(new Claim("another-boot", 1, 1234, 5000));
        local.reopen();
        local.engine().recover(List.of(order));
        assertThat(local.heard().awaitEnd(key(1), 0))
                .isInstanceOfSatisfying(
                        Lost.class, lost -> assertThat(lost.reason()).contains("restarted"));
    }

    @Test
    void a_disk_that_takes_no_claim_means_never_started_with_the_reason() throws Exception {
        Files.delete(local.state().resolve("attempts"));
        local.engine().start(script(key(1), "echo must not run"));
        assertThat(local.reason(key(1))).contains("cannot claim").contains("attempts");
        Files.createDirectory(local.state().resolve("attempts"));
        local.engine().start(script(key(1), "echo must not run"));
        local.heard().awaitAll(all -> all.size() == 2 ? true : null);
        assertThat(local.heard().count(HeardEvents.Ended.class::isInstance)).isEqualTo(2);
    }

    @Test
    void a_second_engine_over_the_same_state_is_refused() {
        assertThatThrownBy(() -> local.open()).isInstanceOf(IOException.class).hasMessageContaining("Another server");
    }

    @Test
    void a_server_that_is_killed_has_started_the_task_once_and_the_next_one_learns_its_true_exit() throws Exception {
        Path gate = directory.resolve("gate");
        Path counter = directory.resolve("counter");
        String text = "echo start >> " + counter + "; until [ -e " + gate + " ]; do sleep 0.01; done; exit 42";
        local.engine().close();
        killServerAfter("started", 1, text, 1);
        local.reopen();
        local.engine().recover(List.of(script(key(1), text)));
        local.heard().awaitStart(key(1), 0);
        Files.createFile(gate);
        assertThat(local.heard().awaitEnd(key(1), 0)).isEqualTo(new Exited(42));
        assertThat(counter).hasContent("start");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 30})
    void whenever_a_server_is_killed_every_attempt_runs_once_and_ends_truly(int started) throws Exception {
        int count = 40;
        Path counters = Files.createDirectory(directory.resolve("counters"));
        String text = "echo start >> " + counters + "/$SLUICE_WORKLOAD_ID; exit ${SLUICE_WORKLOAD_ID#w}";
        local.engine().close();
        killServerAfter(started == 0 ? "ordered" : "started", Math.max(1, started), text, count);
        local.reopen();
        List<StartOrder> orders = IntStream.rangeClosed(1, count)
                .mapToObj(id -> script(key(id), text))
                .toList();
        local.engine().recover(orders);
        for (int id = 1; id <= count; id++) {
            TaskExit exit = local.heard().awaitEnd(key(id), 0);
            Path counter = counters.resolve("w" + id);
            if (exit instanceof NeverStarted) {
                assertThat(counter).doesNotExist(); // the kill came between the claim and the launch
            } else {
                assertThat(exit).isEqualTo(new Exited(id));
                assertThat(counter).hasContent("start");
            }
        }
    }

    /** Runs a server with as many attempts until it has said a word so often, and kills it. */
    private void killServerAfter(String word, int times, String script, int attempts) throws Exception {
        Process server = EngineInAnotherJvm.start(local.state(), script, attempts);
        try (var lines = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            for (int said = 0; said < times; ) {
                String line = lines.readLine();
                assertThat(line).as("the server's word").isNotNull();
                said += line.equals(word) ? 1 : 0;
            }
            server.destroyForcibly().waitFor();
        }
    }
}
