package dev.sluice.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints the version of this program. */
@Command(name = "version")
final class Version implements Callable<Integer> {
    private final Root root;

    Version(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        root.screen().line("sluice " + root.version());
        return Exit.OK.code();
    }
}
