package dev.sluice.app.engine;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/** Reads what a task writes, also while it still writes. For one thread at a time. */
public interface TaskLog extends Closeable {
    /**
     * Reads what is there, waiting for more if there is nothing.
     *
     * @param buffer takes the bytes, from its start
     * @param wait how long to wait for the first byte; zero: not at all
     * @return bytes read; 0: nothing came in that time; -1: the task has ended and all of it was read
     */
    int read(byte[] buffer, Duration wait) throws IOException, InterruptedException;

    /** Offset in bytes of what is read next: where a reader may go on later. */
    long offset();
}
