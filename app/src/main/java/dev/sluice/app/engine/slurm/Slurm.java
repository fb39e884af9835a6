package dev.sluice.app.engine.slurm;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is asked of a Slurm cluster. Each call is one question to the controller, whatever the number of jobs. */
interface Slurm {
    /** Version of the controller, such as {@code 22.05.8}. */
    String version() throws SlurmFailure;

    /**
     * All nodes.
     *
     * @param reservation the one that was made for us: its nodes alone are usable; null = those of no reservation are
     */
    List<SlurmNode> nodes(@Nullable String reservation) throws SlurmFailure;

    /** All jobs that the controller knows, those of others too: also ended ones, until it forgets them. */
    List<SlurmJob> jobs() throws SlurmFailure;

    /** One job; empty if the controller does not know it, or not any more. */
    Optional<SlurmJob> job(long id) throws SlurmFailure;

    /**
     * Submits a job.
     *
     * @return its id
     * @throws SlurmFailure where its kind is {@link SlurmFailure.Kind#UNREACHABLE} the job may be there all the same
     */
    long submit(SlurmSubmission submission) throws SlurmFailure;

    /** Sends TERM to the job's script. A job that has ended, or is unknown, is no failure. */
    void terminate(long job) throws SlurmFailure;

    /** Ends the job, running or not. A job that has ended, or is unknown, is no failure. */
    void cancel(long job) throws SlurmFailure;
}
