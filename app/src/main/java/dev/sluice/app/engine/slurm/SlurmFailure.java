package dev.sluice.app.engine.slurm;

import java.io.IOException;

/** Why Slurm did not do what it was asked. */
final class SlurmFailure extends IOException {
    private static final long serialVersionUID = 1;

    /** What follows from it. */
    enum Kind {
        /** No answer, or one that says nothing: it may have been done or not, and the same may work later. */
        UNREACHABLE,
        /** The token or the user is not accepted. */
        DENIED,
        /** No such job, or one that has ended. */
        UNKNOWN_JOB,
        /** It was understood and is not possible: asking again changes nothing. */
        REFUSED
    }

    private final Kind kind;

    SlurmFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
