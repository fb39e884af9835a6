/**
 * Workloads of our own making, from published statistics: presets, and what they are made of.
 *
 * <p>Each number is described, with its source, in {@code docs/synthetic.md}. Made of integers only, so that a preset
 * and a seed give the same trace on any machine. Imports the catalogue, and the core's words for traces.
 */
@NullMarked
package dev.sluice.app.trace.synthetic;

import org.jspecify.annotations.NullMarked;
