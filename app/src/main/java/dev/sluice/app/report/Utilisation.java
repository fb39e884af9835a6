package dev.sluice.app.report;

import dev.sluice.core.replay.Outcome;
import java.util.OptionalDouble;

/**
 * Parts of the device time that there was; all 0 where there was none.
 *
 * @param active empty = unknown
 * @param useful work kept, in time of the chip that each job was told for: more than 1 if others are faster
 * @param ceiling what any scheduler could have made useful at most
 */
public record Utilisation(double allocated, OptionalDouble active, double useful, double ceiling) {
    static Utilisation of(Outcome.Usage usage) {
        return new Utilisation(
                Figures.part(usage.allocated(), usage.capacity()),
                usage.active() < 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Figures.part(usage.active(), usage.capacity())),
                Figures.part(usage.useful(), usage.capacity()),
                Figures.part(usage.ceiling(), usage.capacity()));
    }
}
