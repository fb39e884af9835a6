/**
 * Plots as SVG: scales, axes, lines, dots, bars, heat maps. Colours and fonts are the style sheet's, by class.
 *
 * <p>Owns the geometry and knows nothing of what is shown. Imports {@code markup}.
 */
@NullMarked
package dev.sluice.app.report.plot;

import org.jspecify.annotations.NullMarked;
