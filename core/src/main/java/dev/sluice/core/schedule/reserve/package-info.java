/**
 * When: what big gangs wait for, and what may run until then. Imports {@code plan}, {@code place}, {@code predict} and
 * lower rooms.
 */
@NullMarked
package dev.sluice.core.schedule.reserve;

import org.jspecify.annotations.NullMarked;
