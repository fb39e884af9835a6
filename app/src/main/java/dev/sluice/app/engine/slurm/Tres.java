package dev.sluice.app.engine.slurm;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Slurm's list of what a job has: {@code cpu=4,mem=1.50G,node=1,gres/gpu=2}. */
final class Tres {
    private static final Pattern MEMORY = Pattern.compile("(?:^|,)mem=(\\d{1,12}(?:\\.\\d{1,6})?)([KMGTP]?)");
    private static final String UNITS = "KMGTP";

    private Tres() {}

    /** The memory in it, in MiB, rounded up; 0 = none is named. */
    static long memoryMib(String text) {
        var match = MEMORY.matcher(text);
        if (!match.find()) {
            return 0;
        }
        int power = match.group(2).isEmpty() ? 1 : UNITS.indexOf(match.group(2));
        var kib = new BigDecimal(match.group(1)).multiply(BigDecimal.valueOf(1L << 10 * power));
        return kib.divide(BigDecimal.valueOf(1024), 0, RoundingMode.CEILING).longValue();
    }
}
