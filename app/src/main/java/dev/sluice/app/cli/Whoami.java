package dev.sluice.app.cli;

import dev.sluice.app.cli.api.Call;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says whose token is used and what it may do. */
@Command(name = "whoami")
final class Whoami implements Callable<Integer> {
    private final Root root;

    @Mixin
    private Output output = new Output();

    Whoami(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        var client = root.client();
        var identity = client.send(Call.get("whoami"));
        switch (output.format()) {
            case JSON, YAML -> output.printed(root, identity);
            case NAME, CSV -> root.screen().line(identity.text("user"));
            case TABLE, WIDE -> {
                var tenant = identity.text("tenant");
                var expires = identity.number("expiresMillis");
                new Facts(root)
                        .add("cli.fact.user", identity.text("user"))
                        .add("cli.fact.role", identity.text("role"))
                        .add("cli.fact.tenant", tenant.isEmpty() ? root.say("cli.whole-platform") : tenant)
                        .add("cli.fact.token", identity.text("token"))
                        .add("cli.fact.expires", expires == 0 ? root.say("cli.never") : Words.time(expires))
                        .add("cli.fact.server", client.server().toString())
                        .add("cli.fact.permissions", String.join(", ", identity.texts("permissions")))
                        .print();
            }
        }
        return Exit.OK.code();
    }
}
