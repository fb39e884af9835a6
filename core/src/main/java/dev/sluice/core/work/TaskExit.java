package dev.sluice.core.work;

/** How a task ended. */
public sealed interface TaskExit {
    /** It ended by itself. */
    record Exited(int code) implements TaskExit {}

    /** A signal ended it. */
    record Signalled(int signal) implements TaskExit {}

    /** It never ran: its command was not found, a directory could not be made. */
    record NeverStarted(String reason) implements TaskExit {}

    /** Nobody knows: its node or its keeper is gone. It does not run any more. */
    record Lost(String reason) implements TaskExit {}

    default boolean succeeded() {
        return this instanceof Exited(int code) && code == 0;
    }

    /** What a shell would report: the code, 128 + signal, 127 or 255. */
    default int shellCode() {
        return switch (this) {
            case Exited(int code) -> code;
            case Signalled(int signal) -> 128 + signal;
            case NeverStarted(String reason) -> 127;
            case Lost(String reason) -> 255;
        };
    }
}
