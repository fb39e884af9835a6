/**
 * The single writer: stamp, decide, apply, journal, publish; and the way back from the journal to the state. Imports
 * the core and the store's interfaces.
 */
@NullMarked
package dev.sluice.app.loop;

import org.jspecify.annotations.NullMarked;
