/**
 * Reading what people write: YAML and JSON into typed values, or into problems that say what to do.
 *
 * <p>Owns the syntax, the limits, the units and the problems of input; what the fields mean is the matter of the
 * callers. Imports {@code text}, Jackson's JSON reader and the YAML parser that Jackson brings along.
 */
@NullMarked
package dev.sluice.app.input;

import org.jspecify.annotations.NullMarked;
