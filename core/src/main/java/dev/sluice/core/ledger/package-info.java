/**
 * Events folded into who used whose devices and what is owed for it: double entry in integers. Reads events and the
 * values in them, and decides nothing.
 */
@NullMarked
package dev.sluice.core.ledger;

import org.jspecify.annotations.NullMarked;
