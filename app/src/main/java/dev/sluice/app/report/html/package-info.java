/**
 * The report as one HTML file that needs nothing else, in both languages, and its waterfall as a picture of its own.
 *
 * <p>Owns the sections and their pictures; the style sheet and the script lie beside it as resources. Imports
 * {@code report}, {@code plot}, {@code markup} and {@code text}.
 */
@NullMarked
package dev.sluice.app.report.html;

import org.jspecify.annotations.NullMarked;
