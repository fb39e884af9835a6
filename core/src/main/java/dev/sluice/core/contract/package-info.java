/** Contracts: terms, signatures, life cycle, and what they move when. Imports {@code unit} only. */
@NullMarked
package dev.sluice.core.contract;

import org.jspecify.annotations.NullMarked;
