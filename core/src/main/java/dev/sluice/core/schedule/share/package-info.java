/** Who shares the very same devices: how fast jobs get on together, and which set a waiting one joins. */
@NullMarked
package dev.sluice.core.schedule.share;

import org.jspecify.annotations.NullMarked;
