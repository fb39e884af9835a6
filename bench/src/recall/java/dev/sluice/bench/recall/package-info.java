/** Measures recalls of contracts in replay. */
@NullMarked
package dev.sluice.bench.recall;

import org.jspecify.annotations.NullMarked;
