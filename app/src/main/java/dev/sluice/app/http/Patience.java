package dev.sluice.app.http;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends reads that take too long. The server library's sockets know no timeout, and one would not help against a client
 * that sends a byte now and then; an interrupt closes the connection whatever it waits for.
 */
final class Patience implements AutoCloseable {
    private final long millis;
    private final ScheduledThreadPoolExecutor timer;

    Patience(long millis) {
        this.millis = millis;
        timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("sluice-patience").factory());
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Something that takes its time. */
    @FunctionalInterface
    interface Slow<T, E extends Exception> {
        T run() throws E;
    }

    /** Runs it on this thread, which is interrupted when it takes too long; it is not afterwards. */
    <T, E extends Exception> T within(Slow<T, E> slow) throws E {
        var watch = new Watch(Thread.currentThread());
        var due = timer.schedule(watch::ring, millis, TimeUnit.MILLISECONDS);
        try {
            return slow.run();
        } finally {
            due.cancel(false);
            watch.end();
        }
    }

    private static final class Watch {
        private final Thread thread;
        private boolean over;

        Watch(Thread thread) {
            this.thread = thread;
        }

        synchronized void ring() {
            if (!over) {
                thread.interrupt();
            }
        }

        /** From here on no interrupt comes, and one that came is forgotten. */
        synchronized void end() {
            over = true;
            Thread.interrupted();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
