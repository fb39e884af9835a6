package dev.sluice.core.schedule.predict;

import dev.sluice.core.unit.LongList;

/**
 * What a state knows of a class.
 *
 * @param values run times in ms, or estimates' errors in thousandths; the newest last
 */
public record Learned(RunClass of, LongList values) {}
