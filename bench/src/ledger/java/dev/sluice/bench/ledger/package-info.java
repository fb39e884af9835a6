/** Measures the ledger's lines in SQLite. */
@NullMarked
package dev.sluice.bench.ledger;

import org.jspecify.annotations.NullMarked;
