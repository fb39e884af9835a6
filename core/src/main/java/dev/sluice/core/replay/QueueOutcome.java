package dev.sluice.core.replay;

/**
 * How a policy kept a fleet that work of a list comes to and leaves again. Waits are in thousandths of the mean
 * lifetime, over all work that came after the fleet had filled; what still waits in the end counts as long as it has
 * waited.
 *
 * @param list its name
 * @param policy name of the place policy
 * @param loadPermille what is asked for on the whole, in thousandths of the fleet
 * @param allocatedPpm mean part of the fleet that was allocated
 * @param meanWaitPermille of all work
 * @param p99WaitPermille of all work
 * @param largestMeanWaitPermille of the work that asks for the most devices on one node
 */
public record QueueOutcome(
        String list,
        String policy,
        int loadPermille,
        long allocatedPpm,
        long meanWaitPermille,
        long p99WaitPermille,
        long largestMeanWaitPermille) {}
