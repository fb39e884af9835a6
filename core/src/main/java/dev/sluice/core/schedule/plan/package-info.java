/** Tentative work with rollback, which the rooms of a cycle share. */
@NullMarked
package dev.sluice.core.schedule.plan;

import org.jspecify.annotations.NullMarked;
