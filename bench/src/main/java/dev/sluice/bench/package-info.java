/**
 * Measures the core: scenarios over its public face, rounds, and a report with ranges. Imports the core, never the
 * product around it.
 */
@NullMarked
package dev.sluice.bench;

import org.jspecify.annotations.NullMarked;
