/** Composition by hand: what {@code sluice up} starts, in which order, and how it ends. Imports everything. */
@NullMarked
package dev.sluice.app.server;

import org.jspecify.annotations.NullMarked;
