package dev.sluice.app.engine.local;

import static dev.sluice.app.engine.Orders.command;
import static dev.sluice.app.engine.Orders.key;
import static dev.sluice.app.engine.Orders.output;
import static dev.sluice.app.engine.Orders.script;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.engine.StartOrder;
import dev.sluice.app.engine.TaskExit.Exited;
import dev.sluice.app.engine.TaskExit.Signalled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a task is given and what it leaves behind, with real processes. */
final class LocalEngineTest {
    private static final Duration LONG = Duration.ofMinutes(5);

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

    // What a task leaves behind

    @Test
    void children_of_an_ended_task_do_not_stay_behind() throws Exception {
        local.engine().start(script(key(1), "sleep 1000 & echo $!; exit 3"));
        assertThat(local.heard().awaitEnd(key(1), 0)).isEqualTo(new Exited(3));
        RunningEngine.assertGone(output(local.engine(), key(1)));
    }

    @Test
    void children_that_moved_to_another_session_do_not_stay_behind() throws Exception {
        local.engine()
                .start(script(
                        key(1),
                        "setsid sh -c 'setsid sleep 1000 & echo $!; sleep 1000' & read x < /dev/zero & " + "until [ -s "
                                + local.taskDirectory(key(1)).resolve("out") + " ]; do sleep 0.01; done; exit 0"));
        assertThat(local.heard().awaitEnd(key(1), 0)).isEqualTo(new Exited(0));
        RunningEngine.assertGone(output(local.engine(), key(1)));
    }

    @Test
    void children_that_ignore_the_stop_are_killed_with_the_task() throws Exception {
        local.engine()
                .start(script(
                        key(1),
                        "setsid sh -c \"trap '' TERM; echo \\$\\$; while :; do sleep 0.01; done\" & wait; sleep 1000"));
        String pid = local.firstLine(key(1));
        local.engine().stop(key(1), Duration.ofMillis(200));
        assertThat(local.heard().awaitEnd(key(1), 0)).isInstanceOf(Signalled.class);
        RunningEngine.assertGone(pid);
    }

    @Test
    void what_a_wrapper_leaves_behind_has_the_rest_of_the_grace() throws Exception {
        local.engine()
                .start(script(
                        key(1),
                        "sh -c \"trap 'sleep 0.3; echo saved; exit 0' TERM; echo ready;"
                                + " while :; do sleep 0.01; done\" & wait"));
        local.firstLine(key(1));
        local.engine().stop(key(1), LONG);
        assertThat(local.heard().awaitEnd(key(1), 0)).isEqualTo(new Signalled(15, false));
        assertThat(output(local.engine(), key(1))).isEqualTo("ready\nsaved\n");
    }

    @Test
    void what_has_left_the_tasks_group_hears_of_the_stop_once_the_task_is_gone() throws Exception {
        local.engine()
                .start(script(
                        key(1),
                        "setsid sh -c \"trap 'echo saved; exit 0' TERM; echo ready;"
                                + " while :; do sleep 0.01; done\" & wait"));
        local.firstLine(key(1));
        local.engine().stop(key(1), LONG);
        assertThat(local.heard().awaitEnd(key(1), 0)).isEqualTo(new Signalled(15, false));
        assertThat(output(local.engine(), key(1))).isEqualTo("ready\nsaved\n");
    }

    @Test
    void a_stopped_process_hears_the_stop() throws Exception {
        local.engine()
                .start(script(key(1), "trap 'exit 6' TERM; echo ready; kill -STOP $$; while :; do sleep 0.01; done"));
        local.firstLine(key(1));
        local.engine().stop(key(1), LONG);
        assertThat(local.heard().awaitEnd(key(1), 0)).isEqualTo(new Exited(6));
    }

    // What a task is given

    @Test
    void words_reach_the_command_as_they_are() throws Exception {
        String[] odd = {"two words", "", "'quotes\" $HOME `x` \\", "line\nbreak", "ünïcödé 加速器 🚀", "-n", "*", "tab\t"};
        var argv = new ArrayList<>(List.of("/bin/sh", "-c", "for w in \"$@\"; do printf '[%s]\\0' \"$w\"; done", "sh"));
        argv.addAll(Arrays.asList(odd));
        local.engine().start(command(key(1), argv.toArray(String[]::new)));
        assertThat(local.heard().awaitEnd(key(1), 0)).isEqualTo(new Exited(0));
        String expected = String.join(
                "", Arrays.stream(odd).map(word -> "[" + word + "]\0").toList());
        assertThat(output(local.engine(), key(1))).isEqualTo(expected);
    }

    @Test
    void what_no_process_can_be_given_never_starts() {
        local.engine().start(command(key(1), "/bin/echo", "a\0b"));
        local.engine().start(command(key(2), "/bin/echo", "half \ud83d"));
        local.engine().start(with(Map.of("RANK=7", "x"), command(key(3), "env")));
        local.engine().start(in("relative/path", command(key(4), "pwd")));
        assertThat(local.reason(key(1))).contains("NUL");
        assertThat(local.reason(key(2))).contains("surrogate");
        assertThat(local.reason(key(3))).contains("no variable can be named \"RANK=7\"");
        assertThat(local.reason(key(4))).contains("absolute").contains("relative/path");
    }

    @Test
    void a_file_without_interpreter_line_is_not_handed_to_a_shell() throws Exception {
        Path file = directory.resolve("program");
        Files.writeString(file, "echo a shell read this");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        local.engine().start(command(key(1), file.toString()));
        assertThat(local.reason(key(1))).contains(file.toString()).contains("Exec format error");
    }

    @Test
    void the_environment_is_the_users_the_engines_and_little_of_the_servers() throws Exception {
        var env = Map.of("LR", "3e-5", "RANK", "99", "SLUICE_TENANT", "forged", "PATH", "/bin:/usr/bin");
        local.engine().start(with(env, command(key(1), "env")));
        assertThat(local.heard().awaitEnd(key(1), 0)).isEqualTo(new Exited(0));
        List<String> lines = output(local.engine(), key(1)).lines().toList();
        assertThat(lines)
                .contains("LR=3e-5", "PATH=/bin:/usr/bin", "RANK=0", "WORLD_SIZE=1", "SLUICE_TENANT=acme/nlp")
                .contains("SLUICE_WORKLOAD=work", "SLUICE_WORKLOAD_ID=w1", "SLUICE_ATTEMPT=1", "SLUICE_TASK=0")
                .contains("SLUICE_NODE=node", "SLUICE_DEVICES=0", "SLUICE_CHIP=cpu", "OMP_NUM_THREADS=1");
        assertThat(lines).noneMatch(line -> line.startsWith("JAVA_TOOL") || line.startsWith("MAVEN"));
    }

    @Test
    void a_task_works_in_the_directory_that_it_was_given_else_in_a_fresh_one() throws Exception {
        local.engine().start(command(key(1), "pwd"));
        local.engine().start(in(directory.toString(), command(key(2), "pwd")));
        local.engine().start(in("/no/such/directory", command(key(3), "pwd")));
        assertThat(local.heard().awaitEnd(key(1), 0)).isEqualTo(new Exited(0));
        assertThat(local.heard().awaitEnd(key(2), 0)).isEqualTo(new Exited(0));
        assertThat(output(local.engine(), key(1)).strip())
                .isEqualTo(local.taskDirectory(key(1)).resolve("work").toString());
        assertThat(output(local.engine(), key(2)).strip()).isEqualTo(directory.toString());
        assertThat(local.reason(key(3))).contains("/no/such/directory").contains("No such file");
    }

    @Test
    void a_task_has_only_its_three_files_open_and_leads_its_own_group_on_its_core() throws Exception {
        local.engine()
                .start(script(
                        key(1),
                        "ls /proc/$$/fd; ps -o pgid= -o sid= -p $$; echo $$; grep Cpus_allowed_list /proc/$$/status"));
        assertThat(local.heard().awaitEnd(key(1), 0)).isEqualTo(new Exited(0));
        List<String> words = List.of(output(local.engine(), key(1)).strip().split("\\s+"));
        String pid = words.get(5);
        assertThat(words.subList(0, 7)).containsExactly("0", "1", "2", pid, pid, pid, "Cpus_allowed_list:");
        assertThat(words.get(7)).matches("[0-9]+");
    }

    @Test
    void the_files_of_a_task_are_its_owners_alone() throws Exception {
        local.engine().start(script(key(1), "true"));
        local.heard().awaitEnd(key(1), 0);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(local.taskDirectory(key(1)))))
                .isEqualTo("rwx------");
        for (String name : List.of("spec", "out", "err", "exit")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                            local.taskDirectory(key(1)).resolve(name))))
                    .as(name)
                    .isEqualTo("rw-------");
        }
    }

    private static StartOrder with(Map<String, String> env, StartOrder order) {
        return new StartOrder(
                order.key(),
                order.workloadName(),
                order.tenant(),
                order.argv(),
                new TreeMap<>(env),
                null,
                order.grace(),
                order.limit(),
                order.tasks());
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
                order.limit(),
                order.tasks());
    }
}
