/**
 * The report for programs: one JSON document, described by a schema that lies beside this package as a resource.
 *
 * <p>Owns the names of the fields. Imports {@code report} and the JSON library.
 */
@NullMarked
package dev.sluice.app.report.json;

import org.jspecify.annotations.NullMarked;
