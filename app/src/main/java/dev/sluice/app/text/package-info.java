/**
 * The words that people read, in English and Simplified Chinese, from one key set.
 *
 * <p>Owns the message bundles beside this class. Imports the JDK only; every other package may import it.
 */
@NullMarked
package dev.sluice.app.text;

import org.jspecify.annotations.NullMarked;
