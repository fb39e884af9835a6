/**
 * What outlives the process: the journal, its snapshots, the lines of the ledger, and access tokens.
 *
 * <p>Owns the interfaces and values; how they are kept is the matter of the packages below. Imports the JDK,
 * {@code text} and the lines of the ledger only. Bodies of entries and snapshots are opaque here.
 */
@NullMarked
package dev.sluice.app.store;

import org.jspecify.annotations.NullMarked;
