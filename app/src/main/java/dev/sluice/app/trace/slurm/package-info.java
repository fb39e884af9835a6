/**
 * Reads what a Slurm cluster tells of its past: {@code sacct -P} and {@code scontrol show node -o}. Imports
 * {@code trace.reading} and the core's replay.
 */
@NullMarked
package dev.sluice.app.trace.slurm;

import org.jspecify.annotations.NullMarked;
