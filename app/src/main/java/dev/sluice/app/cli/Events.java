package dev.sluice.app.cli;

import dev.sluice.app.cli.api.Call;
import dev.sluice.app.cli.json.Tree;
import dev.sluice.app.cli.json.Trees;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what happened lately, or what happens. */
@Command(name = "events")
final class Events implements Callable<Integer> {
    private static final long LATELY = 100;
    private static final long QUIET_MILLIS = 500;
    private static final int PATIENCE_SECONDS = 60;

    private final Root root;

    @Parameters(arity = "0..1", paramLabel = "REF", descriptionKey = "REF")
    private String ref = "";

    @Option(names = {"-f", "--follow"})
    private boolean follow;

    @Option(names = "--since", paramLabel = "SEQUENCE")
    private @Nullable Long since;

    @Option(names = "--type", paramLabel = "TYPE[,TYPE]")
    private String types = "";

    @Option(
            names = {"-t", "--tenant"},
            paramLabel = "PATH")
    private String tenant = "";

    @Mixin
    private Output output = new Output();

    Events(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        var client = root.client();
        var id = ref.isEmpty() ? "" : client.send(Call.get("workloads", ref)).text("id");
        if (!id.isEmpty() && !follow && since == null) {
            list(Pages.read(client, Call.get("workloads", id, "events"), "events", Integer.MAX_VALUE));
            return Exit.OK.code();
        }
        long now = client.send(Call.get("summary")).number("sequence");
        long from = since != null ? since : follow ? now : Math.max(0, now - LATELY);
        var call =
                Call.get("events").with("workload", id).with("tenant", tenant).with("type", types);
        var feed = new EventFeed(client, call, from, PATIENCE_SECONDS).start();
        if (follow) {
            stream(feed);
        } else {
            list(until(feed, now));
        }
        return Exit.OK.code();
    }

    /** Events up to an entry. The stream has no end of its own, so it has ended when nothing comes for a while. */
    private static Tree until(EventFeed feed, long last) {
        var events = Tree.array();
        for (var event = feed.next(QUIET_MILLIS * 4); event.isPresent(); event = feed.next(QUIET_MILLIS)) {
            events.items().add(event.get());
            if (event.get().number("sequence") >= last) {
                break;
            }
        }
        var document = Tree.object();
        document.fields().put("events", events);
        return document;
    }

    private void list(Tree events) {
        var table = new EventTable(root);
        events.list("events").forEach(table::add);
        var names = events.list("events").stream().map(e -> e.text("sequence")).toList();
        output.print(root, new Listing(events, table.table(), names, root.say("cli.none.events")));
    }

    private void stream(EventFeed feed) {
        var table = new EventTable(root);
        while (!Thread.currentThread().isInterrupted()) {
            feed.next(Long.MAX_VALUE / 2_000_000).ifPresent(event -> {
                switch (output.format()) {
                    case JSON -> root.screen().text(Trees.jsonLine(event));
                    case YAML -> root.screen().text("---\n" + Trees.yaml(event));
                    case NAME -> root.screen().line(event.text("sequence"));
                    case TABLE, WIDE, CSV -> root.screen().line(table.line(event));
                }
                root.screen().flush();
            });
        }
    }
}
