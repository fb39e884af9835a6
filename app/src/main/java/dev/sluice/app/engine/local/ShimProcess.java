package dev.sluice.app.engine.local;

import dev.sluice.app.engine.shim.TaskFiles;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** A shim that this server started, from its start to the word that the task runs. */
final class ShimProcess {
    private static final int WORD_MAX_BYTES = 4096;

    private final Process process;

    private ShimProcess(Process process) {
        this.process = process;
    }

    static ShimProcess spawn(Path shim, Path taskDirectory) throws IOException {
        var builder = new ProcessBuilder(shim.toString(), taskDirectory.toString())
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectError(Redirect.DISCARD);
        builder.environment().clear(); // nothing of the server's environment belongs into a process that outlives it
        return new ShimProcess(builder.start());
    }

    /** The shim of a task, if it lives and has left its pid. */
    static Optional<ProcessHandle> running(TaskFiles files) throws IOException {
        OptionalLong pid = files.shimPid();
        return pid.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(pid.getAsLong())
                        .filter(handle -> handle.info().command().orElse("").contains("task-shim"));
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /**
     * Waits for the word of the shim, which comes within ms: {@code started PID MILLIS} or {@code failed REASON};
     * nothing if the shim died before it had anything to say.
     */
    String awaitWord() {
        try (InputStream in = process.getInputStream()) {
            return new String(in.readNBytes(WORD_MAX_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return ""; // the files in the task's directory will tell
        }
    }

    /** Runs something once the shim is gone. */
    void onExit(Runnable then) {
        var _ = process.onExit().thenRun(then);
    }
}
