package dev.sluice.app.engine.shim;

import dev.sluice.app.engine.TaskExit;
import java.util.Optional;

/**
 * An exit record: how a task ended, and when.
 *
 * @param startedMillis wall clock ms at which it began to run; 0: it never ran, or when is not known
 */
public record TaskEnd(TaskExit exit, long startedMillis, long endedMillis) {
    private static final int SIGNAL_BITS = 0x7f;
    private static final int CORE_BIT = 0x80;

    /** Reads a record; empty if the text is none. */
    public static Optional<TaskEnd> parse(String text) {
        String[] lines = text.split("\n", 2);
        String[] words = lines[0].split(" ", -1);
        if (words.length != 4) {
            return Optional.empty();
        }
        String reason = lines.length == 2 ? lines[1].strip() : "";
        try {
            long started = Long.parseLong(words[2]);
            long ended = Long.parseLong(words[3]);
            return switch (words[0]) {
                case "ended" -> Optional.of(new TaskEnd(ofWaitStatus(Integer.parseInt(words[1])), started, ended));
                case "never" -> Optional.of(new TaskEnd(new TaskExit.NeverStarted(reason), 0, ended));
                case "unlaunched" -> Optional.of(new TaskEnd(new TaskExit.NeverStarted(reason, true), 0, ended));
                case "lost" -> Optional.of(new TaskEnd(new TaskExit.Lost(reason), started, ended));
                default -> Optional.empty();
            };
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The record's text. Only what the engine itself settles is ever written by it: never, unlaunched and lost. */
    public String format() {
        return switch (exit) {
            case TaskExit.NeverStarted never -> line(never.again() ? "unlaunched" : "never", 0) + never.reason() + "\n";
            case TaskExit.Lost lost -> line("lost", 0) + lost.reason() + "\n";
            case TaskExit.Exited exited -> line("ended", exited.code() << 8);
            case TaskExit.Signalled killed -> line("ended", killed.signal() | (killed.coreDumped() ? CORE_BIT : 0));
        };
    }

    private String line(String kind, int status) {
        return kind + " " + status + " " + startedMillis + " " + endedMillis + "\n";
    }

    /**
     * What wait(2) says on Linux: the low 7 bits are the signal, bit 7 the core dump, the next 8 bits the exit code.
     */
    private static TaskExit ofWaitStatus(int status) {
        int signal = status & SIGNAL_BITS;
        return signal == 0
                ? new TaskExit.Exited((status >> 8) & 0xff)
                : new TaskExit.Signalled(signal, (status & CORE_BIT) != 0);
    }
}
