/**
 * Virtual time: a trace goes in, the same core decides, an emulated engine answers, an {@link Outcome} comes out.
 * Nothing in here decides where work goes. May import everything of the core; nothing of the core imports it.
 */
@NullMarked
package dev.sluice.core.replay;

import org.jspecify.annotations.NullMarked;
