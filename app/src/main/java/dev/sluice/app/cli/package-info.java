/**
 * The command line: verbs, what they print, and their exit codes. A client of the API like any other.
 *
 * <p>Owns the tree of verbs and every word of it. Imports the packages below it, {@code text} and picocli; never the
 * server's.
 */
@NullMarked
package dev.sluice.app.cli;

import org.jspecify.annotations.NullMarked;
