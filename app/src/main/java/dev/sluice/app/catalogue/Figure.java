package dev.sluice.app.catalogue;

import java.time.YearMonth;

/**
 * One figure of a chip's package.
 *
 * @param measure what it is about, and with that its unit
 * @param value 1 or more, in the measure's unit; compute rates are dense
 * @param source who says so
 * @param date when it was last compared with the source
 * @param note what a reader should know beside it; may be empty
 */
public record Figure(
        Measure measure, long value, Source source, YearMonth date, Certainty certainty, Basis basis, String note) {}
