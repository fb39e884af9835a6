/** Owns the composition of the product by hand. May import every package of this module. */
@NullMarked
package dev.sluice.app;

import org.jspecify.annotations.NullMarked;
