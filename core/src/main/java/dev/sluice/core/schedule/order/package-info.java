/** Which tenant is next: one small interface, one file for each policy. Imports {@code tenant} and {@code pool}. */
@NullMarked
package dev.sluice.core.schedule.order;

import org.jspecify.annotations.NullMarked;
