package dev.sluice.app.cli;

import java.util.List;

/** Ends a verb with a message, already in the reader's language, and an exit code. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Exit exit;
    private final transient List<String> lines;

    Failure(Exit exit, String... lines) {
        super(String.join(" ", lines), null, false, false);
        this.exit = exit;
        this.lines = List.of(lines);
    }

    Exit exit() {
        return exit;
    }

    List<String> lines() {
        return lines;
    }
}
