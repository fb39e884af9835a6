package dev.sluice.app.engine.local;

import static dev.sluice.app.engine.Orders.gang;
import static dev.sluice.app.engine.Orders.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.engine.StartOrder;
import dev.sluice.app.engine.TaskExit.NeverStarted;
import dev.sluice.app.engine.TaskExit.Signalled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attempts that get more tasks while they run, and lose some, with real processes. */
final class ResizedAttemptTest {
    private static final Duration GRACE = Duration.ofMinutes(5);

    @TempDir
    private Path directory;

    private RunningEngine local;

    @BeforeEach
    void openEngine() throws IOException {
        local = new RunningEngine(directory.resolve("state"));
    }

    @AfterEach
    void closeEngine() {
        local.engine().stop(key(1), Duration.ZERO);
        local.close();
    }

    @Test
    void an_attempt_gets_more_tasks_and_loses_some_while_the_others_go_on() throws Exception {
        local.engine().start(of(0, 1));
        started(0, 1);
        assertThat(members()).isEqualTo("members 0 1\n");

        local.engine().start(of(0, 1, 2, 3));
        started(2, 3);
        assertThat(members()).isEqualTo("members 0 1 2 3\n");

        local.engine().stop(key(1), List.of(1, 2), GRACE);
        assertThat(local.heard().awaitEnd(key(1), 1)).isEqualTo(new Signalled(15, false));
        assertThat(local.heard().awaitEnd(key(1), 2)).isEqualTo(new Signalled(15, false));
        assertThat(members()).isEqualTo("members 0 3\n");
        assertThat(local.heard().unended()).hasSize(2);

        local.engine().start(of(0, 3, 4));
        started(4);
        assertThat(members()).isEqualTo("members 0 3 4\n");
    }

    @Test
    void a_server_that_comes_back_finds_the_tasks_that_were_added() throws Exception {
        local.engine().start(of(0));
        started(0);
        local.engine().start(of(0, 1));
        started(1);

        local.reopen();
        local.engine().recover(List.of(of(0, 1, 2)));
        started(2);
        assertThat(local.heard().unended()).hasSize(3);
    }

    @Test
    void nothing_is_added_to_an_attempt_that_was_stopped() throws Exception {
        local.engine().start(of(0));
        started(0);
        local.engine().stop(key(1), GRACE);
        local.engine().start(of(0, 1));

        assertThat(local.heard().awaitEnd(key(1), 1)).isInstanceOf(NeverStarted.class);
        assertThat(local.heard().awaitEnd(key(1), 0)).isEqualTo(new Signalled(15, false));
    }

    private void started(int... ranks) {
        for (int rank : ranks) {
            local.heard().awaitStart(key(1), rank);
        }
    }

    private String members() throws IOException {
        return Files.readString(local.taskDirectory(key(1)).resolveSibling("members"));
    }

    /** An order for the tasks of some ranks. */
    private static StartOrder of(int... ranks) {
        var all = gang(key(1), 5, "/bin/sleep", "1000");
        var tasks = IntStream.of(ranks).mapToObj(rank -> all.tasks().get(rank)).toList();
        return new StartOrder(
                all.key(),
                all.workloadName(),
                all.tenant(),
                all.argv(),
                all.env(),
                null,
                all.grace(),
                all.limit(),
                tasks,
                true);
    }
}
