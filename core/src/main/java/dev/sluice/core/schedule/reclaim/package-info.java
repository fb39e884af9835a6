/** At whose cost: which running work gives its devices up for work with a better right. */
@NullMarked
package dev.sluice.core.schedule.reclaim;

import org.jspecify.annotations.NullMarked;
