/**
 * The state in one SQLite file, for a single server.
 *
 * <p>Owns the file layout: {@code lock} (held while open, names the process) and {@code sluice.db} with its WAL. The
 * only package that may import SQLite or {@code java.sql}. Imports {@code store} and {@code text}.
 */
@NullMarked
package dev.sluice.app.store.sqlite;

import org.jspecify.annotations.NullMarked;
