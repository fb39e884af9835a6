package dev.sluice.app.engine;

/** How a task ended. */
public sealed interface TaskExit {
    /**
     * It ended by itself.
     *
     * @param code its exit code, 0 to 255
     */
    record Exited(int code) implements TaskExit {}

    /**
     * A signal killed it. This is not {@code Exited(128 + signal)}, which is what a shell makes of it.
     *
     * @param signal the signal's number
     * @param coreDumped whether it left a core dump
     */
    record Signalled(int signal, boolean coreDumped) implements TaskExit {}

    /**
     * Nothing of its command has run, and nothing of this attempt's task ever will.
     *
     * @param reason for people: what could not be done and why
     * @param again whether another attempt may fare better: the fault lay with the machine or the server, not with what
     *     was ordered
     */
    record NeverStarted(String reason, boolean again) implements TaskExit {
        /** Another attempt would end alike. */
        public NeverStarted(String reason) {
            this(reason, false);
        }
    }

    /**
     * It may have run, it does not run any more, and how it ended is not known.
     *
     * @param reason for people: why it is not known
     */
    record Lost(String reason) implements TaskExit {}
}
