/**
 * Traces of other schedulers and simulators, and of Sluice itself, as what the core replays. {@code Traces} is the
 * door: it recognises a format by its content. Imports the readers below it and the core's replay.
 */
@NullMarked
package dev.sluice.app.trace;

import org.jspecify.annotations.NullMarked;
