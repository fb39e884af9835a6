package dev.sluice.app.cli;

import dev.sluice.app.cli.api.Call;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts the rules of a file in the place of all that hold. */
@Command(name = "apply")
final class RulesApply implements Callable<Integer> {
    private final Root root;

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE")
    private String file = "";

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Mixin
    private Output output = new Output();

    RulesApply(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        var input = Input.read(root, file);
        var call = Call.put("rules")
                .with("dryRun", dryRun)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(input.mediaType(), input.bytes());
        var now = root.client().send(call);
        if (!root.quiet()) {
            output.print(root, RulesVerb.listing(root, now));
        }
        return Exit.OK.code();
    }
}
