package dev.sluice.bench.server;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Submissions over kept connections, one thread each. */
final class Load {
    private final RunningServer server;
    private final String type;
    private final int connections;
    private final AtomicLong numbers = new AtomicLong();

    Load(RunningServer server, String type, int connections) {
        this.server = server;
        this.type = type;
        this.connections = connections;
    }

    /**
     * What came of it.
     *
     * @param nanos latencies, sorted
     * @param refused answers other than 201
     * @param serverMicros processor time of the server for each
     */
    record Result(long[] nanos, int refused, double seconds, double serverMicros) {
        double rate() {
            return (nanos.length - refused) / seconds;
        }

        double millis(double part) {
            return nanos[(int) Math.min(nanos.length - 1, nanos.length * part)] / 1e6;
        }
    }

    /**
     * Sends at fixed times, whatever the server does: a latency counts from the time at which its request was due, so
     * that waiting for a connection counts, too.
     */
    Result open(int aSecond, double seconds) {
        var latencies = new long[(int) (aSecond * seconds)];
        long begin = System.nanoTime() + 50_000_000;
        var next = new AtomicInteger();
        return run(latencies, next, connection -> {
            for (int i = next.getAndIncrement(); i < latencies.length; i = next.getAndIncrement()) {
                long due = begin + (long) (i * 1e9 / aSecond);
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                connection.submit();
                latencies[i] = System.nanoTime() - due;
            }
        });
    }

    /** Each connection sends the next request when it has the answer. */
    Result closed(double seconds) {
        var latencies = new long[(int) (seconds * 100_000)];
        long end = System.nanoTime() + (long) (seconds * 1e9);
        var next = new AtomicInteger();
        return run(latencies, next, connection -> {
            for (long begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
                connection.submit();
                latencies[next.getAndIncrement()] = System.nanoTime() - begin;
            }
        });
    }

    private interface Client {
        void submit() throws IOException;
    }

    private interface Part {
        void run(Client connection) throws IOException;
    }

    private Result run(long[] latencies, AtomicInteger next, Part part) {
        var refused = new AtomicInteger();
        var done = new CountDownLatch(connections);
        double cpu = server.cpuSeconds();
        long begin = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            Thread.ofPlatform().daemon().start(() -> {
                try (var connection = server.connect()) {
                    part.run(() -> submit(connection, refused));
                } catch (IOException e) {
                    System.err.println("a connection broke: " + e);
                    refused.incrementAndGet();
                } finally {
                    done.countDown();
                }
            });
        }
        try {
            done.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        int count = Math.min(next.get(), latencies.length);
        var sorted = Arrays.copyOf(latencies, count);
        Arrays.sort(sorted);
        return new Result(sorted, refused.get(), seconds, (server.cpuSeconds() - cpu) * 1e6 / count);
    }

    private void submit(Connection connection, AtomicInteger refused) throws IOException {
        if (connection.ask(Requests.submission(server.token(), type, numbers.incrementAndGet())) != 201) {
            refused.incrementAndGet();
        }
    }
}
