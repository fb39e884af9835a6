/**
 * JSON and YAML as plain values for the command line, which shows what a server says and models none of it.
 *
 * <p>Owns the tree of values, its reading and its writing. Imports the JDK and Jackson's streams only: binding to
 * classes would cost each start more than everything else together.
 */
@NullMarked
package dev.sluice.app.cli.json;

import org.jspecify.annotations.NullMarked;
