/** Keeps a forecast of the live state, beside the writer. */
@NullMarked
package dev.sluice.app.forecast;

import org.jspecify.annotations.NullMarked;
