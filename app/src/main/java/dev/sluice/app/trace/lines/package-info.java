/** Sluice's own format of traces, JSON lines, out and in. Imports {@code trace.reading} and the core's replay. */
@NullMarked
package dev.sluice.app.trace.lines;

import org.jspecify.annotations.NullMarked;
