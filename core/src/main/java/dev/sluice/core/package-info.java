/**
 * The scheduler as a pure function over a log: {@link dev.sluice.core.Core#decide} and
 * {@link dev.sluice.core.Core#apply}. Imports every other package of the core; nothing in the core imports it but
 * {@code replay}.
 */
@NullMarked
package dev.sluice.core;

import org.jspecify.annotations.NullMarked;
