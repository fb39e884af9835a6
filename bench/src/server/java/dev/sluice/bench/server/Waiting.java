package dev.sluice.bench.server;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another process does. */
final class Waiting {
    private Waiting() {}

    static void millis(long millis) {
        LockSupport.parkNanos(millis * 1_000_000);
    }

    /** Looks every few ms until something holds. */
    static void until(BooleanSupplier holds, String what) {
        long begin = System.nanoTime();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - begin > 120_000_000_000L) {
                throw new IllegalStateException("waited two minutes for " + what);
            }
            millis(5);
        }
    }
}
