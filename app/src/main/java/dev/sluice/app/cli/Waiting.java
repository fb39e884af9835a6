package dev.sluice.app.cli;

import dev.sluice.app.cli.api.Call;
import dev.sluice.app.cli.api.Client;
import dev.sluice.app.cli.api.NoAnswer;
import dev.sluice.app.cli.json.Tree;
import dev.sluice.app.cli.table.Width;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Waits until workloads have ended, saying what happens to them. It listens to events from the submission on, so that
 * nothing is missed, and outlasts a restart of the server. An interrupt leaves the workloads alone.
 */
final class Waiting {
    private static final int PATIENCE_SECONDS = 120;
    private static final long FIRST_LOOK_MILLIS = 1_500;
    private static final long LOOK_MILLIS = 15_000;

    /** With more than these, a look at each would be a load for the server, and its news more than one can read. */
    private static final int FEW = 20;

    private static final int NEVER_STARTED = 1;

    private final Root root;
    private final Words words;
    private final Client client;
    private final boolean follow;
    private final Map<String, String> open = new LinkedHashMap<>();
    private final List<Follower> followers = new ArrayList<>();
    private final Map<String, String> told = new LinkedHashMap<>();
    private long sequence = Long.MAX_VALUE;
    private int submitted;
    private int code;

    Waiting(Root root, Client client, boolean follow) {
        this.root = root;
        this.words = new Words(root);
        this.client = client;
        this.follow = follow;
    }

    /** Adds what a submission answered. */
    void add(Tree answer) {
        sequence = Math.min(sequence, answer.number("sequence"));
        for (var workload : answer.list("workloads")) {
            open.put(workload.text("id"), workload.text("name"));
            submitted++;
        }
    }

    /**
     * Waits for all; at most so long, 0 = without end. Gives the code of the first that failed, 0 if none did, or that
     * of a timeout.
     */
    int run(long timeoutMillis) {
        var detach = new Thread(() -> {
            root.screen().note(root.say("cli.wait.detached", String.join(" ", open.keySet())));
            root.screen()
                    .note(root.say("cli.wait.again", open.keySet().iterator().next()));
        });
        Runtime.getRuntime().addShutdownHook(detach);
        try {
            return listen(timeoutMillis);
        } catch (NoAnswer gone) {
            root.screen().note(root.say("cli.wait.detached", String.join(" ", open.keySet())));
            throw gone;
        } finally {
            unhook(detach);
        }
    }

    private static void unhook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException already) {
            // The process is going; the hook runs or has run.
        }
    }

    private int listen(long timeoutMillis) {
        long deadline = timeoutMillis == 0 ? Long.MAX_VALUE : System.nanoTime() / 1_000_000 + timeoutMillis;
        // From the entry before: the submission's own events say why it waits.
        var feed = new EventFeed(client, call(), sequence - 1, PATIENCE_SECONDS).start();
        long lookMillis = FIRST_LOOK_MILLIS;
        while (!open.isEmpty()) {
            long left = deadline == Long.MAX_VALUE ? LOOK_MILLIS : deadline - System.nanoTime() / 1_000_000;
            if (left <= 0) {
                root.note("cli.wait.timeout", timeoutMillis / 1000, String.join(" ", open.keySet()));
                return Exit.TIMEOUT.code();
            }
            feed.next(Math.min(left, lookMillis)).ifPresentOrElse(this::hear, this::look);
            lookMillis = LOOK_MILLIS * (open.size() > FEW ? 8 : 1);
        }
        followers.forEach(Follower::finish);
        root.screen().flush();
        return code;
    }

    private Call call() {
        var call = Call.get("events");
        return open.size() == 1 ? call.with("workload", open.keySet().iterator().next()) : call;
    }

    /**
     * Asks instead of listening, when nothing was heard for a while: it says why work waits, which is no event of a
     * single workload, and a stream that went silent must not keep us for ever.
     */
    private void look() {
        for (var id : List.copyOf(open.keySet())) {
            var workload = client.send(Call.get("workloads", id));
            var why = workload.at("verdict").text("text");
            if (Words.ended(workload)) {
                end(id, workload);
            } else if (workload.text("state").equals("waiting")
                    && open.size() <= FEW
                    && !why.equals(told.put(id, why))) {
                note(id, why);
            }
        }
    }

    private void hear(Tree event) {
        var id = event.text("workload");
        if (!open.containsKey(id)) {
            return;
        }
        switch (event.text("type")) {
            case "placed" -> placed(id, event);
            case "requeued", "held", "released" -> note(id, words.word("event", event.text("type")));
            case "ended" -> end(id, client.send(Call.get("workloads", id)));
            default -> {
                // The other events are steps on the way that nobody waits for.
            }
        }
    }

    private void placed(String id, Tree event) {
        note(id, root.say("cli.wait.placed", event.text("center"), event.text("chip"), event.number("attempt")));
        if (follow) {
            var prefix = submitted > 1 ? open.get(id) + " " : "";
            followers.add(new Follower(root, client, id, event.text("attempt"), prefix).start());
        }
    }

    private void end(String id, Tree workload) {
        followers.stream().filter(follower -> follower.follows(id)).forEach(Follower::finish);
        boolean well = workload.text("state").equals("succeeded");
        note(id, words.word("state", workload.text("state")) + ran(workload) + verdict(well, workload));
        open.remove(id);
        if (!well && code == 0) {
            code = workload.number("exitCode") == 0 ? NEVER_STARTED : Math.clamp(workload.number("exitCode"), 1, 255);
        }
    }

    private String verdict(boolean well, Tree workload) {
        return well ? "" : ": " + workload.at("verdict").text("text");
    }

    private String ran(Tree workload) {
        return workload.has("startedMillis")
                ? root.say(
                        "cli.wait.ran", Words.span(workload.number("endedMillis") - workload.number("startedMillis")))
                : "";
    }

    private void note(String id, String text) {
        root.remark(Width.clean(id + " " + open.getOrDefault(id, "") + ": " + text));
    }
}
