/**
 * What there is to hand out: chips, centers, nodes, devices, domains, their health, and which parts are free. Hot state
 * is kept in flat arrays behind package-private classes. Imports {@code unit} only.
 */
@NullMarked
package dev.sluice.core.pool;

import org.jspecify.annotations.NullMarked;
