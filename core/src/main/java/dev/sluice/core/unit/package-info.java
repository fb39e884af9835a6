/** Units, bounds and small values that every other package speaks in. Imports nothing of Sluice. */
@NullMarked
package dev.sluice.core.unit;

import org.jspecify.annotations.NullMarked;
