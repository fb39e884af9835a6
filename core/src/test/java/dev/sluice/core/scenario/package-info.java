/** Owns scenarios that an operator can read: tables of what is there, what happens, and what follows. */
@NullMarked
package dev.sluice.core.scenario;

import org.jspecify.annotations.NullMarked;
