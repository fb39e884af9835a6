/** Replays of small traces whose outcome can be worked out by hand. */
@NullMarked
package dev.sluice.core.replay;

import org.jspecify.annotations.NullMarked;
