package dev.sluice.app.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * What really runs tasks: this machine, a Kubernetes or Slurm cluster, another Sluice.
 *
 * <p>The contract, which {@code EngineContractTest} holds for every engine:
 *
 * <ul>
 *   <li>An attempt is started at most once for ever, whatever crashes in between: the engine claims it durably before
 *       anything of it can run.
 *   <li>An attempt that was stopped before it started never starts.
 *   <li>Tasks outlive the server. {@link #recover} finds them again, with their true ends.
 *   <li>When a task is reported as ended, nothing that it had started is left.
 *   <li>No call waits for a task; what happens is told to the {@link EngineListener} that the engine was made with.
 * </ul>
 *
 * <p>All methods may be called from any thread. Calls for one attempt take effect in the order in which they were made.
 */
public interface Engine extends AutoCloseable {
    /** What there is to run on, as last seen. */
    Inventory inventory();

    /** What the devices say of themselves now; of those that say nothing there is no reading. */
    List<DeviceReading> readings();

    /**
     * To be called once before all else, with the attempts that the core believes live. Adopts those that run, reports
     * those that have ended meanwhile, starts those that it never heard of (the order was lost with the server; being
     * in the list means that they are still wanted), and stops whatever runs here that is not in the list, with the
     * grace of its order.
     */
    void recover(List<StartOrder> live);

    /**
     * Starts an attempt. Of an attempt that is known already, reports what is known of it, and starts the tasks that
     * the order has and the attempt had not: those that it grew by. A rank starts at most once for ever, and none does
     * of an attempt that was stopped.
     */
    void start(StartOrder order);

    /**
     * TERM to the tasks, KILL after the grace to all that is left of them. Repeated stops can only hasten the end. An
     * attempt that was never started will then never start.
     */
    void stop(AttemptKey attempt, Duration grace);

    /**
     * The same for some tasks of an attempt, whose others go on. Optional: where a center is set as one that does not
     * resize, this is never called, and no attempt grows.
     */
    default void stop(AttemptKey attempt, List<Integer> ranks, Duration grace) {
        throw new UnsupportedOperationException("Tasks of " + attempt + " can't be stopped one by one");
    }

    /**
     * Opens the output of a task.
     *
     * @param offset in bytes, from 0; beyond the end: reads nothing until the output has grown so far
     * @throws java.nio.file.NoSuchFileException the engine has no output of such a task
     */
    TaskLog open(AttemptKey attempt, int rank, TaskStream stream, long offset) throws IOException;

    /**
     * Removes what the engine keeps of an ended attempt: outputs, exits and the claim. The caller thereby promises
     * never to start it again. An unknown attempt is forgotten already.
     *
     * @throws IllegalStateException it has not ended
     * @throws IOException something of it could not be removed
     */
    void forget(AttemptKey attempt) throws IOException;

    /** Lets go of the tasks, which run on, and reports nothing more. */
    @Override
    void close();
}
