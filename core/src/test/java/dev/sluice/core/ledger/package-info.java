/** Tests of the parts of the ledger. */
@NullMarked
package dev.sluice.core.ledger;

import org.jspecify.annotations.NullMarked;
