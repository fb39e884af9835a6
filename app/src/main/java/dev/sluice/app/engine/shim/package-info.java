/**
 * What an engine and the task shim tell each other, by files in a directory of each attempt; whether shim and server
 * stand on one machine does not matter as long as both see the directory.
 *
 * <p>Owns the layout of {@code attempts}, the task shim (C, {@code src/main/native}), the environment of a task and the
 * reports to a listener. May import {@code engine}.
 */
@NullMarked
package dev.sluice.app.engine.shim;

import org.jspecify.annotations.NullMarked;
