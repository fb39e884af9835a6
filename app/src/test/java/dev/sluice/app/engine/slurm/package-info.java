/** Tests of the engine for Slurm, against a real one that {@code dev/slurm} starts on this machine. */
@NullMarked
package dev.sluice.app.engine.slurm;

import org.jspecify.annotations.NullMarked;
