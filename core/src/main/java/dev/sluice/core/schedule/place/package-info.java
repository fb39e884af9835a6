/** Where a gang goes: one small interface, one file for each policy, one line in {@link PlacePolicies}. */
@NullMarked
package dev.sluice.core.schedule.place;

import org.jspecify.annotations.NullMarked;
