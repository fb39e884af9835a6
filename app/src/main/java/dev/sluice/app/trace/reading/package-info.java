/**
 * What every reader of traces stands on: files as bounded lines, lines as rows, rows as values within bounds, and the
 * account of what was bad, skipped and used. Knows no format. Imports the core's replay and {@code text}.
 */
@NullMarked
package dev.sluice.app.trace.reading;

import org.jspecify.annotations.NullMarked;
