package dev.sluice.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets nothing new start on nodes. */
@Command(name = "drain")
final class Drain implements Callable<Integer> {
    private final Root root;

    @Parameters(arity = "1..*", paramLabel = "[CENTER/]NODE")
    private List<String> nodes = List.of();

    @Option(names = "--evict")
    private boolean evict;

    Drain(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        var change = new NodeChange(root);
        nodes.forEach(node -> change.run(node, "drain", evict));
        return Exit.OK.code();
    }
}
