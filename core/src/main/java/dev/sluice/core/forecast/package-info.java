/** When what waits will start: copies of the state, run ahead by the very code that runs the live one. */
@NullMarked
package dev.sluice.core.forecast;

import org.jspecify.annotations.NullMarked;
