package dev.sluice.app.engine.local;

import static dev.sluice.app.engine.Orders.command;
import static dev.sluice.app.engine.Orders.gang;
import static dev.sluice.app.engine.Orders.key;
import static dev.sluice.app.engine.Orders.output;
import static dev.sluice.app.engine.Orders.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.app.engine.AttemptKey;
import dev.sluice.app.engine.HeardEvents;
import dev.sluice.app.engine.StartOrder;
import dev.sluice.app.engine.TaskExit;
import dev.sluice.app.engine.TaskExit.Exited;
import dev.sluice.app.engine.TaskExit.Lost;
import dev.sluice.app.engine.TaskExit.NeverStarted;
import dev.sluice.app.engine.TaskExit.Signalled;
import dev.sluice.app.engine.TaskLog;
import dev.sluice.app.engine.TaskStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the local engine does beyond the contract, with real processes. */
final class LocalEngineTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int PATIENCE_SECONDS = 30;

    @TempDir
    private Path directory;

    private HeardEvents heard = new HeardEvents();
    private LocalEngine engine;

    @BeforeEach
    void openEngine() throws IOException {
        engine = open();
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

    private LocalEngine open() throws IOException {
        return LocalEngine.open(new LocalOptions(state(), null), heard);
    }

    private void reopen() throws IOException {
        engine.close();
        heard = heard.next();
        engine = open();
    }

    private Path state() {
        return directory.resolve("state");
    }

    private Path taskDirectory(AttemptKey key) {
        return state().resolve("attempts").resolve(key.toString()).resolve("task-0");
    }

    // What a task leaves behind

    @Test
    void children_of_an_ended_task_do_not_stay_behind() throws Exception {
        engine.start(script(key(1), "sleep 1000 & echo $!; exit 3"));
        assertThat(heard.awaitEnd(key(1), 0)).isEqualTo(new Exited(3));
        assertGone(output(engine, key(1)));
    }

    @Test
    void children_that_moved_to_another_session_do_not_stay_behind() throws Exception {
        engine.start(script(
                key(1),
                "setsid sh -c 'setsid sleep 1000 & echo $!; sleep 1000' & read x < /dev/zero & " + "until [ -s "
                        + taskDirectory(key(1)).resolve("out") + " ]; do sleep 0.01; done; exit 0"));
        assertThat(heard.awaitEnd(key(1), 0)).isEqualTo(new Exited(0));
        assertGone(output(engine, key(1)));
    }

    @Test
    void children_that_ignore_the_stop_are_killed_with_the_task() throws Exception {
        engine.start(script(
                key(1), "setsid sh -c \"trap '' TERM; echo \\$\\$; while :; do sleep 0.01; done\" & wait; sleep 1000"));
        String pid = firstLine(key(1));
        engine.stop(key(1), Duration.ofMillis(200));
        assertThat(heard.awaitEnd(key(1), 0)).isInstanceOf(Signalled.class);
        assertGone(pid);
    }

    @Test
    void what_a_wrapper_leaves_behind_has_the_rest_of_the_grace() throws Exception {
        engine.start(
                script(
                        key(1),
                        "sh -c \"trap 'sleep 0.3; echo saved; exit 0' TERM; echo ready; while :; do sleep 0.01; done\" & wait"));
        firstLine(key(1));
        engine.stop(key(1), LONG);
        assertThat(heard.awaitEnd(key(1), 0)).isEqualTo(new Signalled(15, false));
        assertThat(output(engine, key(1))).isEqualTo("ready\nsaved\n");
    }

    @Test
    void what_has_left_the_tasks_group_hears_of_the_stop_once_the_task_is_gone() throws Exception {
        engine.start(script(
                key(1),
                "setsid sh -c \"trap 'echo saved; exit 0' TERM; echo ready; while :; do sleep 0.01; done\" & wait"));
        firstLine(key(1));
        engine.stop(key(1), LONG);
        assertThat(heard.awaitEnd(key(1), 0)).isEqualTo(new Signalled(15, false));
        assertThat(output(engine, key(1))).isEqualTo("ready\nsaved\n");
    }

    @Test
    void a_stopped_process_hears_the_stop() throws Exception {
        engine.start(script(key(1), "trap 'exit 6' TERM; echo ready; kill -STOP $$; while :; do sleep 0.01; done"));
        firstLine(key(1));
        engine.stop(key(1), LONG);
        assertThat(heard.awaitEnd(key(1), 0)).isEqualTo(new Exited(6));
    }

    // What a task is given

    @Test
    void words_reach_the_command_as_they_are() throws Exception {
        String[] odd = {"two words", "", "'quotes\" $HOME `x` \\", "line\nbreak", "ünïcödé 加速器 🚀", "-n", "*", "tab\t"};
        var argv = new ArrayList<>(List.of("/bin/sh", "-c", "for w in \"$@\"; do printf '[%s]\\0' \"$w\"; done", "sh"));
        argv.addAll(Arrays.asList(odd));
        engine.start(command(key(1), argv.toArray(String[]::new)));
        assertThat(heard.awaitEnd(key(1), 0)).isEqualTo(new Exited(0));
        String expected = String.join(
                "", Arrays.stream(odd).map(word -> "[" + word + "]\0").toList());
        assertThat(output(engine, key(1))).isEqualTo(expected);
    }

    @Test
    void a_word_that_no_process_can_be_given_never_starts() {
        engine.start(command(key(1), "/bin/echo", "a\0b"));
        engine.start(command(key(2), "/bin/echo", "half \ud83d"));
        assertThat(reason(key(1))).contains("NUL");
        assertThat(reason(key(2))).contains("surrogate");
    }

    @Test
    void a_file_without_interpreter_line_is_not_handed_to_a_shell() throws Exception {
        Path file = directory.resolve("program");
        Files.writeString(file, "echo a shell read this");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        engine.start(command(key(1), file.toString()));
        assertThat(reason(key(1))).contains(file.toString()).contains("Exec format error");
    }

    @Test
    void the_environment_is_the_users_the_engines_and_little_of_the_servers() throws Exception {
        var env = new TreeMap<>(Map.of("LR", "3e-5", "RANK", "99", "SLUICE_TENANT", "forged", "PATH", "/bin:/usr/bin"));
        StartOrder plain = command(key(1), "env");
        engine.start(new StartOrder(
                plain.key(), "qwen-sft", "acme/nlp", plain.argv(), env, null, plain.grace(), plain.tasks()));
        assertThat(heard.awaitEnd(key(1), 0)).isEqualTo(new Exited(0));
        List<String> lines = output(engine, key(1)).lines().toList();
        assertThat(lines)
                .contains("LR=3e-5", "PATH=/bin:/usr/bin", "RANK=0", "WORLD_SIZE=1", "SLUICE_TENANT=acme/nlp")
                .contains("SLUICE_WORKLOAD=qwen-sft", "SLUICE_WORKLOAD_ID=w1", "SLUICE_ATTEMPT=1", "SLUICE_TASK=0")
                .contains("SLUICE_NODE=node", "SLUICE_DEVICES=0", "SLUICE_CHIP=cpu", "OMP_NUM_THREADS=1");
        assertThat(lines).noneMatch(line -> line.startsWith("JAVA_TOOL") || line.startsWith("MAVEN"));
    }

    @Test
    void a_task_works_in_the_directory_that_it_was_given_else_in_a_fresh_one() throws Exception {
        engine.start(command(key(1), "pwd"));
        engine.start(in(directory.toString(), command(key(2), "pwd")));
        engine.start(in("/no/such/directory", command(key(3), "pwd")));
        assertThat(heard.awaitEnd(key(1), 0)).isEqualTo(new Exited(0));
        assertThat(heard.awaitEnd(key(2), 0)).isEqualTo(new Exited(0));
        assertThat(output(engine, key(1)).strip())
                .isEqualTo(taskDirectory(key(1)).resolve("work").toString());
        assertThat(output(engine, key(2)).strip()).isEqualTo(directory.toString());
        assertThat(reason(key(3))).contains("/no/such/directory").contains("No such file");
    }

    @Test
    void a_task_has_only_its_three_files_open_and_leads_its_own_group_on_its_core() throws Exception {
        engine.start(script(
                key(1), "ls /proc/$$/fd; ps -o pgid= -o sid= -p $$; echo $$; grep Cpus_allowed_list /proc/$$/status"));
        assertThat(heard.awaitEnd(key(1), 0)).isEqualTo(new Exited(0));
        List<String> words = List.of(output(engine, key(1)).strip().split("\\s+"));
        String pid = words.get(5);
        assertThat(words.subList(0, 7)).containsExactly("0", "1", "2", pid, pid, pid, "Cpus_allowed_list:");
        assertThat(words.get(7)).matches("[0-9]+");
    }

    @Test
    void the_files_of_a_task_are_its_owners_alone() throws Exception {
        engine.start(script(key(1), "true"));
        heard.awaitEnd(key(1), 0);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(taskDirectory(key(1)))))
                .isEqualTo("rwx------");
        for (String name : List.of("spec", "out", "err", "exit")) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(taskDirectory(key(1)).resolve(name))))
                    .as(name)
                    .isEqualTo("rw-------");
        }
    }

    // Many, and things that go wrong

    @Test
    void sixty_four_tasks_of_a_gang_run_at_once() throws Exception {
        Path meeting = Files.createDirectory(directory.resolve("meeting"));
        engine.start(gang(
                key(1),
                64,
                "/bin/sh",
                "-c",
                "touch " + meeting + "/$RANK; until [ -e " + meeting + "/all ]; do sleep 0.05; done; exit $RANK"));
        for (int rank = 0; rank < 64; rank++) {
            heard.awaitStart(key(1), rank);
        }
        Files.createFile(meeting.resolve("all"));
        for (int rank = 0; rank < 64; rank++) {
            assertThat(heard.awaitEnd(key(1), rank)).isEqualTo(new Exited(rank));
        }
    }

    @Test
    void a_task_whose_shim_is_killed_is_lost_and_nothing_of_it_stays() throws Exception {
        engine.start(script(key(1), "setsid sleep 1000 & echo $!; exec sleep 1000"));
        String child = firstLine(key(1));
        killShim(key(1));
        assertThat(heard.awaitEnd(key(1), 0)).isInstanceOf(Lost.class);
        assertGone(child);
    }

    @Test
    void an_adopted_task_whose_shim_is_killed_is_lost_too() throws Exception {
        StartOrder order = script(key(1), "setsid sleep 1000 & echo $!; exec sleep 1000");
        engine.start(order);
        String child = firstLine(key(1));
        reopen();
        engine.recover(List.of(order));
        heard.awaitStart(key(1), 0);
        killShim(key(1));
        assertThat(heard.awaitEnd(key(1), 0)).isInstanceOf(Lost.class);
        assertGone(child);
    }

    @Test
    void a_shim_does_not_heed_a_term_that_is_no_stop() throws Exception {
        Path gate = directory.resolve("gate");
        engine.start(script(key(1), "echo ready; until [ -e " + gate + " ]; do sleep 0.01; done; exit 8"));
        firstLine(key(1));
        shim(key(1)).destroy();
        Files.createFile(gate);
        assertThat(heard.awaitEnd(key(1), 0)).isEqualTo(new Exited(8));
    }

    @Test
    void a_claim_whose_server_died_before_the_launch_never_starts() throws Exception {
        engine.close();
        StartOrder order = script(key(1), "echo must not run");
        assertThat(AttemptFiles.of(state().resolve("attempts"), key(1)).claim(Claim.of(order, 1234)))
                .isTrue();
        Files.createDirectory(state().resolve("attempts/w2.1")); // died even before it wrote the claim
        reopen();
        engine.recover(List.of(order, script(key(2), "echo must not run")));
        assertThat(reason(key(1))).contains("before it could launch");
        assertThat(reason(key(2))).contains("before it could launch");
    }

    @Test
    void a_task_of_an_earlier_boot_is_lost() throws Exception {
        engine.close();
        StartOrder order = script(key(1), "echo must not run");
        AttemptFiles.of(state().resolve("attempts"), key(1)).claim(new Claim("another-boot", 1, 1234, 5000));
        reopen();
        engine.recover(List.of(order));
        assertThat(heard.awaitEnd(key(1), 0))
                .isInstanceOfSatisfying(
                        Lost.class, lost -> assertThat(lost.reason()).contains("restarted"));
    }

    @Test
    void a_disk_that_takes_no_claim_means_never_started_with_the_reason() throws Exception {
        Files.delete(state().resolve("attempts"));
        engine.start(script(key(1), "echo must not run"));
        assertThat(reason(key(1))).contains("cannot claim").contains("attempts");
        Files.createDirectory(state().resolve("attempts"));
        engine.start(script(key(1), "echo must not run"));
        heard.awaitAll(all -> all.size() == 2 ? true : null);
        assertThat(heard.count(HeardEvents.Ended.class::isInstance)).isEqualTo(2);
    }

    @Test
    void a_second_engine_over_the_same_state_is_refused() {
        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("Another server");
    }

    @Test
    void a_server_that_is_killed_has_started_the_task_once_and_the_next_one_learns_its_true_exit() throws Exception {
        Path gate = directory.resolve("gate");
        Path counter = directory.resolve("counter");
        String text = "echo start >> " + counter + "; until [ -e " + gate + " ]; do sleep 0.01; done; exit 42";
        engine.close();
        killServerAfter("started", 1, text, 1);
        reopen();
        engine.recover(List.of(script(key(1), text)));
        heard.awaitStart(key(1), 0);
        Files.createFile(gate);
        assertThat(heard.awaitEnd(key(1), 0)).isEqualTo(new Exited(42));
        assertThat(counter).hasContent("start");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 30})
    void whenever_a_server_is_killed_every_attempt_runs_once_and_ends_truly(int started) throws Exception {
        int count = 40;
        Path counters = Files.createDirectory(directory.resolve("counters"));
        String text = "echo start >> " + counters + "/$SLUICE_WORKLOAD_ID; exit ${SLUICE_WORKLOAD_ID#w}";
        engine.close();
        killServerAfter(started == 0 ? "ordered" : "started", Math.max(1, started), text, count);
        reopen();
        List<StartOrder> orders = IntStream.rangeClosed(1, count)
                .mapToObj(id -> script(key(id), text))
                .toList();
        engine.recover(orders);
        for (int id = 1; id <= count; id++) {
            TaskExit exit = heard.awaitEnd(key(id), 0);
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
        Process server = EngineInAnotherJvm.start(state(), script, attempts);
        try (var lines = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            for (int said = 0; said < times; ) {
                String line = lines.readLine();
                assertThat(line).as("the server's word").isNotNull();
                said += line.equals(word) ? 1 : 0;
            }
            server.destroyForcibly().waitFor();
        }
    }

    private String reason(AttemptKey key) {
        TaskExit exit = heard.awaitEnd(key, 0);
        assertThat(exit).isInstanceOf(NeverStarted.class);
        return ((NeverStarted) exit).reason();
    }

    private static StartOrder in(String workingDirectory, StartOrder order) {
        return new StartOrder(
                order.key(),
                order.workloadName(),
                order.tenant(),
                order.argv(),
                order.env(),
                workingDirectory,
                order.grace(),
                order.tasks());
    }

    /** The first line that a task writes. */
    private String firstLine(AttemptKey key) throws Exception {
        heard.awaitStart(key, 0);
        var text = new StringBuilder();
        try (TaskLog log = engine.open(key, 0, TaskStream.OUT, 0)) {
            var buffer = new byte[1000];
            while (text.indexOf("\n") < 0) {
                int count = log.read(buffer, LONG);
                assertThat(count).as("bytes before the end of the first line").isPositive();
                text.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
            }
        }
        return text.substring(0, text.indexOf("\n"));
    }

    private ProcessHandle shim(AttemptKey key) throws IOException {
        return ShimProcess.running(new TaskFiles(taskDirectory(key)).shimPid()).orElseThrow();
    }

    private void killShim(AttemptKey key) throws IOException {
        shim(key).destroyForcibly();
    }

    private static void assertGone(String pid) throws Exception {
        ProcessHandle.of(Long.parseLong(pid.strip()))
                .ifPresent(process -> assertThat(process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
                        .succeedsWithin(Duration.ofSeconds(PATIENCE_SECONDS)));
    }
}
