/**
 * Readers of published traces of clusters and of simulations, one format to a file. Imports {@code trace.reading} and
 * the core's replay.
 */
@NullMarked
package dev.sluice.app.trace.published;

import org.jspecify.annotations.NullMarked;
