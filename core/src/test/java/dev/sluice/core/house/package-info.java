/** Owns the rules that keep the core a pure function. Imports the core's classes as data only. */
@NullMarked
package dev.sluice.core.house;

import org.jspecify.annotations.NullMarked;
