package dev.sluice.app.http;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Answers that go on for long: how many there are, and how all of them end when the server does. */
final class Streams implements AutoCloseable {
    private final Semaphore free = new Semaphore(HttpLimits.STREAMS);
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** An answer that takes one of the places while it is written. */
    Answer open(String contentType, Map<String, String> headers, Answer.Body body) {
        if (closed) {
            throw new Refusal(ProblemCode.NOT_READY);
        }
        if (free.availablePermits() == 0) {
            throw new Refusal(ProblemCode.OVERLOADED);
        }
        return new Answer.Streamed(200, contentType, headers, out -> {
            free.acquire();
            running.add(Thread.currentThread());
            try {
                body.writeTo(out);
            } finally {
                running.remove(Thread.currentThread());
                free.release();
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        running.forEach(Thread::interrupt);
    }
}
