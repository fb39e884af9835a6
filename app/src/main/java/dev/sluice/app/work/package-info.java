/**
 * What people write about work and tenants, as the core's records. Owns the meaning of the fields of workload files and
 * tenants files. Imports {@code input} and the core's specs.
 */
@NullMarked
package dev.sluice.app.work;

import org.jspecify.annotations.NullMarked;
