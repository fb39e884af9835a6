/**
 * Owns properties that hold for any pool, any tenants and any sequence of commands, and the seeded runner that tries
 * them. What a seed found is kept as a scenario, since seeds mean another life after each change of the generator.
 */
@NullMarked
package dev.sluice.core.property;

import org.jspecify.annotations.NullMarked;
