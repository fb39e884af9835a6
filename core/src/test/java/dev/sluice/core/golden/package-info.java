/** Owns golden pairs: commands in, events out, byte for byte. A difference is reviewed like code. */
@NullMarked
package dev.sluice.core.golden;

import org.jspecify.annotations.NullMarked;
