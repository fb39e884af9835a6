package dev.sluice.app.engine;

/**
 * Hears what happens in an engine. Calls come one at a time, on a thread of the engine, never from inside a call to the
 * engine.
 *
 * <p>Of one task {@code taskStarted} comes first, if it comes, and {@code taskEnded} last. Either may come again after
 * a repeated {@link Engine#start} or a {@link Engine#recover}, with the same content. Attempts that the listener does
 * not know (strays that the engine found and stopped) may occur too. Times are the machine's wall clock in ms since
 * 1970.
 */
public interface EngineListener {
    /** The task runs its command since then. */
    void taskStarted(AttemptKey attempt, int rank, long epochMillis);

    /** The task has ended, and nothing that it had started is left. */
    void taskEnded(AttemptKey attempt, int rank, TaskExit exit, long epochMillis);

    /** Devices have come, gone or changed their health. */
    void inventoryChanged(Inventory inventory);
}
