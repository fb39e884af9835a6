package dev.sluice.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * The clock of all figures. By default the wall's; with {@code -Dbench.clock=cpu} the processor time of the whole
 * process, collections and compilation included, which says more on a machine that others use at the same time.
 */
final class Stopwatch {
    private static final boolean CPU = "cpu".equals(System.getProperty("bench.clock"));
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Stopwatch() {}

    static long nanos() {
        return CPU ? SYSTEM.getProcessCpuTime() : System.nanoTime();
    }
}
