package dev.sluice.app.cli;

import dev.sluice.app.cli.api.Call;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Adds tenants or changes known ones from a file. */
@Command(name = "apply")
final class TenantsApply implements Callable<Integer> {
    private final Root root;

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE")
    private String file = "";

    @Option(names = "--dry-run")
    private boolean dryRun;

    TenantsApply(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        var input = Input.read(root, file);
        var call = Call.put("tenants")
                .with("dryRun", dryRun)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(input.mediaType(), input.bytes());
        var applied = root.client().send(call);
        for (var path : applied.texts("tenants")) {
            var said = root.say(dryRun ? "cli.tenants.checked" : "cli.tenants.applied", path);
            root.screen().line(root.quiet() ? path : said);
        }
        return Exit.OK.code();
    }
}
