package dev.sluice.app.cli;

import dev.sluice.app.cli.api.Call;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what the tasks of a workload write. */
@Command(name = "logs")
final class Logs implements Callable<Integer> {
    private static final int BUFFER = 1 << 14;

    private final Root root;

    @Parameters(paramLabel = "REF", descriptionKey = "REF")
    private String ref = "";

    @Option(names = {"-f", "--follow"})
    private boolean follow;

    @Option(names = "--task", paramLabel = "RANK")
    private @Nullable Integer task;

    @Option(names = "--stdout")
    private boolean stdout;

    @Option(names = "--stderr")
    private boolean stderr;

    @Option(names = "--tail", paramLabel = "LINES")
    private @Nullable Integer tail;

    @Option(names = "--attempt", paramLabel = "N")
    private @Nullable Integer attempt;

    Logs(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        var call = Call.get("workloads", ref, "logs")
                .with("task", number(task))
                .with("stream", stdout == stderr ? "" : stdout ? "out" : "err")
                .with("tail", number(tail))
                .with("attempt", number(attempt))
                .with("follow", follow);
        try (var stream = root.client().stream(call, "text/plain")) {
            var bytes = new byte[BUFFER];
            for (int length = stream.read(bytes); length >= 0; length = stream.read(bytes)) {
                root.screen().bytes(bytes, length);
                root.screen().flush();
            }
        } catch (IOException broken) {
            throw new Failure(Exit.UNAVAILABLE, root.say("cli.logs.broken", ref, String.valueOf(broken.getMessage())));
        }
        return Exit.OK.code();
    }

    private static String number(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }
}
