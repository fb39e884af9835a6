package dev.sluice.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets work start on nodes again. */
@Command(name = "undrain")
final class Undrain implements Callable<Integer> {
    private final Root root;

    @Parameters(arity = "1..*", paramLabel = "[CENTER/]NODE")
    private List<String> nodes = List.of();

    Undrain(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        var change = new NodeChange(root);
        nodes.forEach(node -> change.run(node, "undrain", false));
        return Exit.OK.code();
    }
}
