package dev.sluice.app.engine.local;

import static dev.sluice.app.engine.Orders.key;
import static dev.sluice.app.engine.Orders.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.app.engine.HeardEvents;
import dev.sluice.app.engine.TaskExit.Exited;
import dev.sluice.app.engine.TaskExit.NeverStarted;
import dev.sluice.app.engine.TaskExit.Signalled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state directory on a small disk that fills up. Needs the right to mount one; skipped where that is missing. */
final class FullDiskTest {
    private static final int CHUNK_BYTES = 64;

    @TempDir
    private Path directory;

    private final HeardEvents heard = new HeardEvents();
    private Path disk;
    private LocalEngine engine;

    @BeforeEach
    void openEngine() throws Exception {
        disk = Files.createDirectory(directory.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()) == 0, "may mount a disk");
        engine = LocalEngine.open(new LocalOptions(disk.resolve("state"), null), heard);
        engine.recover(List.of());
    }

    @AfterEach
    void closeEngine() throws Exception {
        if (engine != null) {
            engine.close();
            assertThat(run("umount", disk.toString())).isZero();
        }
    }

    private static int run(String... words) throws IOException, InterruptedException {
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** Takes all room that is left. */
    private void fill() throws IOException {
        try (var out = Files.newOutputStream(disk.resolve("filler"))) {
            while (true) {
                out.write(new byte[CHUNK_BYTES]);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    @Test
    void an_exit_code_is_told_although_the_disk_has_filled_up_meanwhile() throws Exception {
        Path gate = directory.resolve("gate");
        engine.start(script(key(1), "until [ -e " + gate + " ]; do sleep 0.01; done; exit 7"));
        heard.awaitStart(key(1), 0);
        fill();
        Files.createFile(gate);
        assertThat(heard.awaitEnd(key(1), 0)).isEqualTo(new Exited(7));
    }

    @Test
    void a_task_is_stopped_although_the_disk_has_filled_up_meanwhile() throws Exception {
        engine.start(script(key(1), "sleep 1000"));
        heard.awaitStart(key(1), 0);
        fill();
        engine.stop(key(1), Duration.ofMinutes(5));
        assertThat(heard.awaitEnd(key(1), 0)).isEqualTo(new Signalled(15, false));
    }

    @Test
    void a_start_on_a_full_disk_never_starts_and_says_why() throws Exception {
        fill();
        engine.start(script(key(1), "true"));
        assertThat(heard.awaitEnd(key(1), 0))
                .isInstanceOfSatisfying(
                        NeverStarted.class, never -> assertThat(never.reason()).contains("No space left"));
        Files.delete(disk.resolve("filler"));
        engine.start(script(key(2), "exit 3"));
        assertThat(heard.awaitEnd(key(2), 0)).isEqualTo(new Exited(3));
    }
}
