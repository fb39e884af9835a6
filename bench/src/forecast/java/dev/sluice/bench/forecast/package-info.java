/** Measures how often forecasts come true, and what they cost. */
@NullMarked
package dev.sluice.bench.forecast;

import org.jspecify.annotations.NullMarked;
