package dev.sluice.app.cli;

import dev.sluice.app.cli.api.Call;
import dev.sluice.app.cli.api.Client;
import dev.sluice.app.cli.api.NoAnswer;
import dev.sluice.app.cli.api.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Prints what one attempt writes, line by line as it comes. */
final class Follower {
    private static final int REST_SECONDS = 10;

    private final Root root;
    private final Client client;
    private final String id;
    private final String attempt;
    private final String prefix;
    private final CountDownLatch done = new CountDownLatch(1);

    Follower(Root root, Client client, String id, String attempt, String prefix) {
        this.root = root;
        this.client = client;
        this.id = id;
        this.attempt = attempt;
        this.prefix = prefix;
    }

    Follower start() {
        Thread.ofVirtual().name("logs-" + id).start(this::read);
        return this;
    }

    boolean follows(String workload) {
        return id.equals(workload);
    }

    /** Waits for the rest of the output of an attempt that has ended. */
    void finish() {
        try {
            if (!done.await(REST_SECONDS, TimeUnit.SECONDS)) {
                root.note("cli.logs.cut", id);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        var call = Call.get("workloads", id, "logs").with("attempt", attempt).with("follow", true);
        try (var lines =
                new BufferedReader(new InputStreamReader(client.stream(call, "text/plain"), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                root.screen().line(prefix + line);
                root.screen().flush();
            }
        } catch (IOException | NoAnswer | Problem broken) {
            root.note("cli.logs.cut", id);
        } catch (Screen.Gone gone) {
            // Nobody reads any more; the wait goes on for the sake of the exit code.
        } finally {
            done.countDown();
        }
    }
}
