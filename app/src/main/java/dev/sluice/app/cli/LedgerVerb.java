package dev.sluice.app.cli;

import dev.sluice.app.cli.api.Call;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The books as a whole. */
@Command(name = "ledger")
final class LedgerVerb implements Runnable {
    private final Root root;

    LedgerVerb(Root root) {
        this.root = root;
    }

    @Override
    public void run() {
        throw new Failure(Exit.USAGE, root.say("cli.usage.inner", "sluice ledger", "check, rebuild, close"));
    }

    /** Compares the lines with the log. */
    @Command(name = "check")
    static final class Check implements Callable<Integer> {
        private final Root root;

        @Mixin
        private Output output = new Output();

        Check(Root root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            var found = root.client().send(Call.get("ledger"));
            if (!output.printed(root, found)) {
                var screen = root.screen();
                screen.line(root.say(
                        found.flag("fine") ? "cli.ledger.fine" : "cli.ledger.wrong",
                        found.number("lines"),
                        found.number("made")));
                if (!found.text("closed").isEmpty()) {
                    screen.line(root.say("cli.ledger.closed", found.text("closed")));
                }
                found.texts("differing").forEach(line -> screen.line(root.say("cli.ledger.differs", line)));
                found.texts("faults").forEach(screen::line);
                screen.flush();
            }
            return found.flag("fine") ? Exit.OK.code() : Exit.FAILURE.code();
        }
    }

    /** Makes the lines anew. */
    @Command(name = "rebuild")
    static final class Rebuild implements Callable<Integer> {
        private final Root root;

        Rebuild(Root root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            var made = root.client().send(Call.post("ledger", "rebuild"));
            root.screen().line(root.say("cli.ledger.rebuilt", made.number("lines")));
            return Exit.OK.code();
        }
    }

    /** Closes a month. */
    @Command(name = "close")
    static final class Close implements Callable<Integer> {
        private final Root root;

        @Parameters(paramLabel = "YYYY-MM", descriptionKey = "YYYY-MM")
        private String period = "";

        Close(Root root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            var closed = root.client()
                    .send(Call.post("ledger", "periods", period, "close")
                            .header("Idempotency-Key", UUID.randomUUID().toString()));
            root.screen().line(root.say("cli.ledger.closed", closed.text("period")));
            return Exit.OK.code();
        }
    }
}
