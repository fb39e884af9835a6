package dev.sluice.app.engine.slurm;

import static dev.sluice.app.engine.Orders.key;
import static dev.sluice.app.engine.Orders.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.app.engine.DeviceInfo;
import dev.sluice.app.engine.Engine;
import dev.sluice.app.engine.HeardEvents;
import dev.sluice.app.engine.Orders;
import dev.sluice.app.engine.StartOrder;
import dev.sluice.app.engine.TaskExit.Exited;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong on a real cluster: nothing is lost, and nothing runs twice. */
final class SlurmFaultTest {
    private static final JobWatch.Waits SHORT = new JobWatch.Waits(Duration.ofSeconds(3), Duration.ofSeconds(12));

    @TempDir
    private Path directory;

    private final HeardEvents heard = new HeardEvents();
    private Path token;
    private Engine engine;

    @BeforeEach
    void openEngine() throws IOException {
        TestCluster.ready();
        token = Files.copy(TestCluster.tokenFile(), directory.resolve("token"));
        engine = open(new RestSlurm(String.valueOf(site().url()), new SlurmToken("root", token)));
        engine.recover(List.of());
    }

    private SlurmSite site() {
        return TestCluster.site(directory.resolve("shared"));
    }

    private Engine open(Slurm slurm) throws IOException {
        return new OnNode(SlurmEngine.open(site(), slurm, heard, chip -> 96 * 1024, SHORT), "node1", "nvidia-h20");
    }

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    /** Writes a line whenever it runs, so that a second run shows. */
    private StartOrder counted(int workload) {
        return script(key(workload), "echo ran >> '" + counter(workload) + "'");
    }

    private Path counter(int workload) {
        return directory.resolve("count-" + workload);
    }

    private long runs(int workload) throws IOException {
        return Files.exists(counter(workload))
                ? Files.readAllLines(counter(workload)).size()
                : 0;
    }

    /** Every attempt has an end, and ran once if and only if that says so. */
    private void assertEachRanAsItSays(int workloads) throws IOException {
        for (int workload = 1; workload <= workloads; workload++) {
            var exit = heard.awaitEnd(key(workload), 0);
            assertThat(runs(workload)).as("w%d: %s", workload, exit).isEqualTo(exit.equals(new Exited(0)) ? 1 : 0);
        }
    }

    @Test
    void a_controller_killed_during_submission_loses_nothing_and_runs_nothing_twice() throws Exception {
        for (int workload = 1; workload <= 8; workload++) {
            engine.start(counted(workload));
            if (workload == 5) {
                TestCluster.daemon("slurmctld", "kill");
            }
        }
        TestCluster.daemon("slurmctld", "start");
        assertEachRanAsItSays(8);
    }

    @Test
    void work_waits_while_slurmrestd_is_away() throws Exception {
        TestCluster.daemon("slurmrestd", "kill");
        engine.start(counted(1));
        TestCluster.daemon("slurmrestd", "start");
        assertThat(heard.awaitEnd(key(1), 0)).isEqualTo(new Exited(0));
        assertEachRanAsItSays(1);
    }

    @Test
    void a_token_that_ran_out_is_read_again() throws Exception {
        var good = Files.readString(token);
        Files.writeString(token, "eyJhbGciOiJIUzI1NiJ9.e30.bad");
        var slurm = new RestSlurm(String.valueOf(site().url()), new SlurmToken("root", token));
        assertThatThrownBy(() -> slurm.nodes(null)).isInstanceOf(SlurmFailure.class);
        Files.writeString(token, good);
        assertThat(slurm.nodes(null)).hasSize(4);
    }

    @Test
    void of_two_jobs_for_one_attempt_only_one_runs_it() throws Exception {
        Path gate = directory.resolve("gate");
        engine.start(
                script(key(1), "echo ran >> '" + counter(1) + "'; until [ -e '" + gate + "' ]; do sleep 0.05; done"));
        heard.awaitStart(key(1), 0);
        Path launcher;
        try (var programs = Files.list(directory.resolve("shared/bin"))) {
            launcher = programs.filter(file -> file.toString().endsWith(".sh"))
                    .findFirst()
                    .orElseThrow();
        }
        Path shim;
        try (var programs = Files.list(directory.resolve("shared/bin"))) {
            shim = programs.filter(file -> file.toString().contains("task-shim"))
                    .findFirst()
                    .orElseThrow();
        }
        TestCluster.command(
                "srun",
                "--nodelist=node1",
                "--mem=64",
                "/bin/sh",
                launcher.toString(),
                directory.resolve("shared").toString(),
                "w1.1",
                "0",
                shim.toString());
        assertThat(runs(1)).isEqualTo(1);
        Files.createFile(gate);
        assertThat(heard.awaitEnd(key(1), 0)).isEqualTo(new Exited(0));
        assertThat(runs(1)).isEqualTo(1);
    }

    @Test
    void devices_that_others_hold_are_taken_out_and_come_back() {
        var job = TestCluster.command(
                        "sbatch",
                        "--parsable",
                        "--nodelist=node1",
                        "--gres=gpu:h20:3",
                        "--mem=64",
                        "--output=/dev/null",
                        "--wrap=sleep 600")
                .strip();
        heard.await(event -> event instanceof HeardEvents.Changed changed && healthy(changed) == 5);
        TestCluster.command("scancel", job);
        heard.awaitAll(events -> {
            var last = new ArrayList<>(events).getLast();
            return last instanceof HeardEvents.Changed changed && healthy(changed) == 8 ? last : null;
        });
    }

    /** Both ways to ask: what is reserved for us is all there is, and for everybody else it is not there. */
    @Test
    void a_reservation_is_for_those_whom_the_site_made_it_for() throws Exception {
        TestCluster.command(
                "scontrol",
                "create",
                "reservation",
                "reservationname=lent",
                "nodes=node2",
                "users=root",
                "starttime=now",
                "duration=10");
        try {
            for (var slurm : List.of(
                    new RestSlurm(String.valueOf(site().url()), new SlurmToken("root", token)),
                    new CommandSlurm(TestCluster.variables()))) {
                while (!usable(slurm, "lent").equals(List.of("node2"))) {
                    Thread.onSpinWait(); // the controller marks the node at its next round
                }
                assertThat(usable(slurm, null)).containsExactly("node1", "node3", "node4");
                assertThat(usable(slurm, "no-such")).isEmpty();
            }
        } finally {
            TestCluster.command("scontrol", "delete", "reservationname=lent");
        }
    }

    private static List<String> usable(Slurm slurm, @Nullable String reservation) throws SlurmFailure {
        return slurm.nodes(reservation).stream()
                .filter(SlurmNode::usable)
                .map(SlurmNode::name)
                .sorted()
                .toList();
    }

    /** The id that an attempt's job had may be a stranger's by now: the stop must not reach him. */
    @Test
    void a_stranger_who_has_the_id_of_our_job_is_not_signalled() throws Exception {
        var stranger = TestCluster.command(
                        "sbatch",
                        "--parsable",
                        "--nodelist=node1",
                        "--mem=64",
                        "--output=/dev/null",
                        "--wrap=sleep 600")
                .strip();
        try {
            engine.start(script(key(1), "trap 'exit 4' TERM; echo ready; while :; do sleep 0.05; done"));
            heard.awaitStart(key(1), 0);
            engine.close();
            var kept = directory.resolve("shared/attempts/w1.1/group-0/job");
            assertThat(Files.readString(kept)).endsWith(" sluice-w1.1-0\n");
            Files.writeString(kept, stranger + " 0 sluice-w1.1-0\n");
            engine = open(new RestSlurm(String.valueOf(site().url()), new SlurmToken("root", token)));
            engine.recover(List.of(script(key(1), "unused")));
            engine.stop(key(1), Duration.ofMinutes(1));
            assertThat(heard.awaitEnd(key(1), 0)).isEqualTo(new Exited(4));
            assertThat(TestCluster.command("squeue", "--noheader", "--format=%T", "--jobs=" + stranger)
                            .strip())
                    .isEqualTo("RUNNING");
        } finally {
            TestCluster.command("scancel", stranger);
        }
    }

    private static long healthy(HeardEvents.Changed changed) {
        return changed.inventory().nodes().stream()
                .filter(node -> node.name().equals("node1"))
                .flatMap(node -> node.devices().stream())
                .filter(DeviceInfo::healthy)
                .count();
    }

    @Test
    void the_commands_do_what_slurmrestd_does() throws Exception {
        engine.close();
        engine = open(new CommandSlurm(TestCluster.variables()));
        engine.recover(List.of());
        engine.start(Orders.script(key(2), "trap 'exit 4' TERM; echo ready; while :; do sleep 0.05; done"));
        heard.awaitStart(key(2), 0);
        engine.stop(key(2), Duration.ofMinutes(1));
        assertThat(heard.awaitEnd(key(2), 0)).isEqualTo(new Exited(4));
    }
}
