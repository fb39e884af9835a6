package dev.sluice.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Submits workloads to a running server over connections that stay open, and reports how many a second were
 * acknowledged and how long each took. With a rate, requests are due at fixed times and the time of each counts from
 * when it was due, so that a server that stalls can't hide it; without one, each connection sends as fast as it is
 * answered. Needs nothing but the JDK:
 *
 * <pre>java bench/src/main/java/dev/sluice/bench/SubmitLoad.java URL TOKEN-FILE [RATE [SECONDS [CONNECTIONS]]]</pre>
 */
public final class SubmitLoad {
    private static final int WARM_UP_SECONDS = 5;
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

    private final URI server;
    private final byte[] head;
    private final int rate;
    private final long beginNanos = System.nanoTime();
    private final long endNanos;
    private final AtomicInteger next = new AtomicInteger();

    private SubmitLoad(URI server, String token, int rate, int seconds) {
        this.server = server;
        this.rate = rate;
        this.endNanos = beginNanos + (WARM_UP_SECONDS + seconds) * 1_000_000_000L;
        this.head = ("POST /api/v1/workloads HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer " + token
                        + "\r\nContent-Type: application/json\r\nContent-Length: ")
                .getBytes(StandardCharsets.US_ASCII);
    }

    public static void main(String[] arguments) throws Exception {
        var token = Files.readString(Path.of(arguments[1])).strip();
        int rate = number(arguments, 2, 0);
        int seconds = number(arguments, 3, 20);
        int connections = number(arguments, 4, 32);
        var load = new SubmitLoad(URI.create(arguments[0]), token, rate, seconds);
        var times = new ArrayList<List<Long>>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < connections; i++) {
            var own = new ArrayList<Long>();
            times.add(own);
            threads.add(Thread.ofPlatform().start(() -> load.run(own)));
        }
        for (var thread : threads) {
            thread.join();
        }
        report(times, seconds);
    }

    private static int number(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private static void report(List<List<Long>> times, int seconds) {
        var nanos =
                times.stream().flatMap(List::stream).mapToLong(Long::longValue).toArray();
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%d acknowledged in %d s: %d/s; p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, most %.1f ms%n",
                nanos.length,
                seconds,
                nanos.length / seconds,
                at(nanos, 500),
                at(nanos, 990),
                at(nanos, 999),
                at(nanos, 1000));
    }

    private static double at(long[] sorted, int thousandth) {
        return sorted[Math.min(sorted.length - 1, (int) ((long) sorted.length * thousandth / 1000))] / 1e6;
    }

    private void run(List<Long> times) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            while (true) {
                int number = next.getAndIncrement();
                long due = rate == 0 ? System.nanoTime() : beginNanos + number * 1_000_000_000L / rate;
                if (due >= endNanos) {
                    return;
                }
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                socket.getOutputStream().write(request(number));
                answer(in);
                if (due >= beginNanos + WARM_UP_SECONDS * 1_000_000_000L) {
                    times.add(System.nanoTime() - due);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the server went away", e);
        }
    }

    private byte[] request(int number) {
        var devices = 1 << number % 4;
        var body = ("{\"kind\":\"job\",\"name\":\"load-" + number + "\",\"accelerators\":{\"count\":" + devices
                        + "},\"run\":{\"command\":[\"true\"]}}")
                .getBytes(StandardCharsets.US_ASCII);
        var length = (body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        var bytes = Arrays.copyOf(head, head.length + length.length + body.length);
        System.arraycopy(length, 0, bytes, head.length, length.length);
        System.arraycopy(body, 0, bytes, head.length + length.length, body.length);
        return bytes;
    }

    /** Reads one answer, which has to be 201. */
    private static void answer(InputStream in) throws IOException {
        var status = line(in);
        if (!status.startsWith("HTTP/1.1 201")) {
            throw new IOException("not acknowledged: " + status);
        }
        int length = 0;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, new String(LENGTH, StandardCharsets.US_ASCII), 0, LENGTH.length)) {
                length = Integer.parseInt(header.substring(LENGTH.length).strip());
            }
        }
        in.skipNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }
}
