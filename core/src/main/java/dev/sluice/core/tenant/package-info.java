/** The tree of tenants: guarantees, limits, weights, and who uses how much in which tier. Imports {@code unit} only. */
@NullMarked
package dev.sluice.core.tenant;

import org.jspecify.annotations.NullMarked;
