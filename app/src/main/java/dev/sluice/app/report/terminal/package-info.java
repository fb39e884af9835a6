/**
 * The report for a terminal: the same figures as on the page, in lines that fit.
 *
 * <p>Owns the layout of its parts. Imports {@code report}, {@code text} and the command line's tables.
 */
@NullMarked
package dev.sluice.app.report.terminal;

import org.jspecify.annotations.NullMarked;
