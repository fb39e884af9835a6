/**
 * Tables and words on a terminal: display width, columns that fit, colours, CSV.
 *
 * <p>Owns the layout and knows nothing of what is shown. Imports the JDK and JLine's width of characters only.
 */
@NullMarked
package dev.sluice.app.cli.table;

import org.jspecify.annotations.NullMarked;
