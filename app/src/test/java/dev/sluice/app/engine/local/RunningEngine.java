package dev.sluice.app.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.engine.AttemptKey;
import dev.sluice.app.engine.HeardEvents;
import dev.sluice.app.engine.TaskExit;
import dev.sluice.app.engine.TaskExit.NeverStarted;
import dev.sluice.app.engine.TaskLog;
import dev.sluice.app.engine.TaskStream;
import dev.sluice.app.engine.shim.TaskFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A local engine in a test: opened over a directory, opened again, and closed with nothing left running. */
final class RunningEngine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path state;
    private HeardEvents heard = new HeardEvents();
    private LocalEngine engine;

    RunningEngine(Path state) throws IOException {
        this.state = state;
        engine = open();
        engine.recover(List.of());
    }

    LocalEngine open() throws IOException {
        return LocalEngine.open(new LocalOptions(state, null), heard);
    }

    /** Closes the engine and opens another one over the same state, with a new ear. */
    void reopen() throws IOException {
        engine.close();
        heard = heard.next();
        engine = open();
    }

    LocalEngine engine() {
        return engine;
    }

    HeardEvents heard() {
        return heard;
    }

    Path state() {
        return state;
    }

    Path taskDirectory(AttemptKey key) {
        return state.resolve("attempts").resolve(key.toString()).resolve("task-0");
    }

    /** Why a task never started. */
    String reason(AttemptKey key) {
        TaskExit exit = heard.awaitEnd(key, 0);
        assertThat(exit).isInstanceOf(NeverStarted.class);
        return ((NeverStarted) exit).reason();
    }

    /** The first line that a task writes. */
    String firstLine(AttemptKey key) throws Exception {
        heard.awaitStart(key, 0);
        var text = new StringBuilder();
        try (TaskLog log = engine.open(key, 0, TaskStream.OUT, 0)) {
            var buffer = new byte[1000];
            while (text.indexOf("\n") < 0) {
                int count = log.read(buffer, PATIENCE);
                assertThat(count).as("bytes before the end of the first line").isPositive();
                text.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
            }
        }
        return text.substring(0, text.indexOf("\n"));
    }

    ProcessHandle shim(AttemptKey key) throws IOException {
        return ShimProcess.running(new TaskFiles(taskDirectory(key))).orElseThrow();
    }

    void killShim(AttemptKey key) throws IOException {
        shim(key).destroyForcibly();
    }

    static void assertGone(String pid) {
        ProcessHandle.of(Long.parseLong(pid.strip()))
                .ifPresent(process -> assertThat(process.onExit()).succeedsWithin(PATIENCE));
    }

    @Override
    public void close() {
        heard.unended().forEach(task -> {
            engine.stop(task.attempt(), Duration.ZERO);
            heard.awaitEnd(task.attempt(), task.rank());
        });
        engine.close();
    }
}
