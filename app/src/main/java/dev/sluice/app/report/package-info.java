/**
 * What a replay found, ready to be told: the outcomes of its set-ups, and what follows from comparing them.
 *
 * <p>Owns the comparisons, the sentences and how figures are written; {@code html}, {@code json} and {@code terminal}
 * show them. Imports the core's replay and {@code text}.
 */
@NullMarked
package dev.sluice.app.report;

import org.jspecify.annotations.NullMarked;
