/** Who of a tenant's work is next: one small interface, one file for each policy, one line in {@link QueuePolicies}. */
@NullMarked
package dev.sluice.core.schedule.queue;

import org.jspecify.annotations.NullMarked;
