/**
 * Workloads: what was asked for, and where each stands in its life. Imports {@code unit}, {@code pool}, {@code tenant}.
 */
@NullMarked
package dev.sluice.core.work;

import org.jspecify.annotations.NullMarked;
