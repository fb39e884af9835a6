package dev.sluice.app.cli;

/** Exit codes. {@code submit --wait} ends with the workload's own code instead. */
public enum Exit {
    OK(0),
    FAILURE(1),
    USAGE(2),
    NOT_FOUND(3),
    DENIED(4),
    CONFLICT(5),
    QUOTA(6),
    UNAVAILABLE(7),
    TIMEOUT(124),
    /** Whoever read the output has gone: what a shell reports of a program that a broken pipe ended. */
    BROKEN_PIPE(141);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    /** The number that the process ends with. */
    public int code() {
        return code;
    }
}
