package dev.sluice.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the help of everything or of one verb. */
@Command(name = "help")
final class HelpVerb implements Callable<Integer> {
    private final Root root;
    private final Cli cli;

    @Parameters(arity = "0..*", paramLabel = "VERB")
    private List<String> verbs = List.of();

    HelpVerb(Root root, Cli cli) {
        this.root = root;
        this.cli = cli;
    }

    @Override
    public Integer call() {
        var line = cli.whole(root);
        for (var verb : verbs) {
            var next = line.getSubcommands().get(verb);
            if (next == null) {
                throw new Failure(Exit.USAGE, root.say("cli.usage.no-verb", "sluice", verb));
            }
            line = next;
        }
        root.help(line);
        return Exit.OK.code();
    }
}
