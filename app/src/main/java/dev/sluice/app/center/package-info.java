/**
 * The centers that people add while the server runs.
 *
 * <p>Owns how such a center is described, where its description is kept, and the look at whether it works. May import
 * {@code catalogue}, {@code dispatch}, {@code engine}, {@code input} and {@code loop}.
 */
@NullMarked
package dev.sluice.app.center;

import org.jspecify.annotations.NullMarked;
