/**
 * What outlives the process: the journal, its snapshots, and access tokens.
 *
 * <p>Owns the interfaces and values; how they are kept is the matter of the packages below. Imports the JDK and
 * {@code text} only. Bodies of entries and snapshots are opaque here.
 */
@NullMarked
package dev.sluice.app.store;

import org.jspecify.annotations.NullMarked;
