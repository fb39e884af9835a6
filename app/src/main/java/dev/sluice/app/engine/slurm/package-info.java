/**
 * The engine that runs tasks as jobs of a Slurm cluster.
 *
 * <p>Owns the talk with Slurm (REST, or its commands), the directory that the server shares with the nodes, and the
 * launcher that runs there. May import {@code engine} and {@code engine.shim}.
 *
 * <p>Sluice places, Slurm runs: a job is pinned to its nodes. What became of a task is told by the shim's files; what
 * Slurm says of a job only tells when to look, and what must have happened where the files are silent. A job that Slurm
 * does not list is never taken for ended while its launcher may still live.
 */
@NullMarked
package dev.sluice.app.engine.slurm;

import org.jspecify.annotations.NullMarked;
