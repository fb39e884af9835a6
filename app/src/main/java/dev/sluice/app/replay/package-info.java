/**
 * Runs a trace in several set-ups side by side. Imports the core's replay and {@code report}; knows neither files nor
 * the terminal.
 */
@NullMarked
package dev.sluice.app.replay;

import org.jspecify.annotations.NullMarked;
