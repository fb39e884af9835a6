package dev.sluice.app.cli;

import dev.sluice.app.cli.api.Call;
import java.io.IOException;

/** Fetches what the live server did, as a trace. */
final class TraceExport {
    private final Root root;

    TraceExport(Root root) {
        this.root = root;
    }

    void run(String file) {
        WholeFile.check(root, file);
        var client = root.client();
        try (var stream = client.stream(Call.get("trace"), "application/x-ndjson")) {
            WholeFile.write(root, file, stream::transferTo);
        } catch (IOException broken) {
            throw new Failure(
                    Exit.UNAVAILABLE, root.say("cli.broken", client.server(), String.valueOf(broken.getMessage())));
        }
        root.note("cli.replay.written", file);
    }
}
