/**
 * HTML and SVG that is well-formed and safe, whatever the names in it are.
 *
 * <p>Owns the writing of tags and the escaping. Imports the JDK only.
 */
@NullMarked
package dev.sluice.app.report.markup;

import org.jspecify.annotations.NullMarked;
