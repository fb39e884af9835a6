/** Owns tests of units, bounds and small values. */
@NullMarked
package dev.sluice.core.unit;

import org.jspecify.annotations.NullMarked;
