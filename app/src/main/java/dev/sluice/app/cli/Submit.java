package dev.sluice.app.cli;

import dev.sluice.app.cli.api.Call;
import dev.sluice.app.cli.api.Client;
import dev.sluice.app.cli.api.NoAnswer;
import dev.sluice.app.cli.json.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Submits workload files; can wait for the end and show the output meanwhile. */
@Command(name = "submit")
final class Submit implements Callable<Integer> {
    private final Root root;

    @Parameters(arity = "0..*", paramLabel = "FILE", descriptionKey = "FILE")
    private List<String> files = List.of();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE")
    private List<String> moreFiles = List.of();

    @Option(names = "--wait")
    private boolean wait;

    @Option(names = "--follow")
    private boolean follow;

    @Option(names = "--timeout", paramLabel = "TIME")
    private String timeout = "";

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--idempotency-key", paramLabel = "KEY")
    private String key = "";

    @Mixin
    private Output output = new Output();

    Submit(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        var all = new ArrayList<>(files);
        all.addAll(moreFiles);
        if (all.isEmpty()) {
            throw new Failure(Exit.USAGE, root.say("cli.submit.no-file"));
        }
        if (!key.isEmpty() && all.size() > 1) {
            throw new Failure(Exit.USAGE, root.say("cli.submit.one-key"));
        }
        long timeoutMillis = timeout.isEmpty() ? 0 : Spans.millis(root, timeout);
        var inputs = all.stream().map(file -> Input.read(root, file)).toList();
        var client = root.client();
        var waiting = new Waiting(root, client, follow);
        for (var input : inputs) {
            var answer = send(client, input);
            print(answer);
            waiting.add(answer);
        }
        root.screen().flush();
        return (wait || follow) && !dryRun ? waiting.run(timeoutMillis) : Exit.OK.code();
    }

    private Tree send(Client client, Input input) {
        var used = key.isEmpty() ? UUID.randomUUID().toString() : key;
        var call = Call.post("workloads")
                .with("dryRun", dryRun)
                .header("Idempotency-Key", dryRun ? "" : used)
                .body(input.mediaType(), input.bytes());
        try {
            return client.send(call);
        } catch (NoAnswer lost) {
            if (lost.sent() && !dryRun) {
                throw new Failure(
                        Exit.UNAVAILABLE,
                        root.say("cli.submit.lost", input.name(), lost.server()),
                        root.say("cli.submit.again", input.name(), used));
            }
            throw lost;
        }
    }

    private void print(Tree answer) {
        if (output.printed(root, answer)) {
            return;
        }
        boolean bare = root.quiet() || output.format() == Format.NAME || output.format() == Format.CSV;
        for (var workload : answer.list("workloads")) {
            var id = workload.text("id");
            var key = dryRun ? "cli.submit.checked" : "cli.submit.done";
            root.screen().line(bare ? id : root.say(key, id, workload.text("name"), workload.text("tenant")));
        }
    }
}
