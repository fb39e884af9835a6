/**
 * What is known of accelerators: figures with their sources, and what platforms call the devices.
 *
 * <p>Owns the data file {@code chips.yaml} and its reader. Imports {@code input} and {@code text}, and the core's chip.
 */
@NullMarked
package dev.sluice.app.catalogue;

import org.jspecify.annotations.NullMarked;
