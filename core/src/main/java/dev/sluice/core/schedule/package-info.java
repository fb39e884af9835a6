/**
 * One cycle: who is next (order), by what right (quota), where (place), at whose cost (reclaim), and why not (verdict).
 * Decides on the live state through a {@link dev.sluice.core.schedule.plan.Plan} that is rolled back in the end.
 * Imports {@code unit}, {@code pool}, {@code tenant}, {@code work}.
 */
@NullMarked
package dev.sluice.core.schedule;

import org.jspecify.annotations.NullMarked;
