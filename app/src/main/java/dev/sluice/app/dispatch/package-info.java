/**
 * Between the writer and the engines: what was committed becomes orders, what engines report becomes commands. Imports
 * the core, {@code loop} and the engine interface.
 */
@NullMarked
package dev.sluice.app.dispatch;

import org.jspecify.annotations.NullMarked;
