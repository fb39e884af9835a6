package dev.sluice.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A server in a process of its own. */
final class RunningServer implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("\"url\": \"http://127\\.0\\.0\\.1:([0-9]+)\"");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s*([0-9]+) kB");
    private static final Pattern HEAP = Pattern.compile("used ([0-9]+)K");
    private static final long START_NANOS = 300_000_000_000L;
    private static final long TICKS_A_SECOND = 100;

    final Path home;
    final double secondsToReady;
    private final Process process;
    private final int port;
    private final String token;

    private RunningServer(Process process, Path home, int port, double secondsToReady) throws IOException {
        this.process = process;
        this.home = home;
        this.port = port;
        this.token = Files.readString(home.resolve("admin.token")).strip();
        this.secondsToReady = secondsToReady;
    }

    static RunningServer ready(Process process, Path home, long beginNanos) throws IOException {
        while (process.isAlive() && System.nanoTime() - beginNanos < START_NANOS) {
            var file = home.resolve("server.json");
            var found = PORT.matcher(Files.exists(file) ? Files.readString(file) : "");
            if (found.find()) {
                int port = Integer.parseInt(found.group(1));
                try (var door = new Connection(port)) {
                    if (door.ask(Requests.get("/health/ready", "")) == 200) {
                        double seconds = (System.nanoTime() - beginNanos) / 1e9;
                        return new RunningServer(process, home, port, seconds);
                    }
                }
            }
            Waiting.millis(2);
        }
        process.destroyForcibly();
        throw new IllegalStateException("the server did not get ready; see " + home + ".log");
    }

    Connection connect() {
        try {
            return new Connection(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String token() {
        return token;
    }

    /** Asks once and gives the answer's body; the status must be one of success. */
    String ask(byte[] request) {
        try (var connection = connect()) {
            int status = connection.ask(request);
            if (status / 100 != 2) {
                throw new IllegalStateException("HTTP " + status + ": " + connection.body());
            }
            return connection.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String get(String path) {
        return ask(Requests.get("/api/v1" + path, token));
    }

    /** Resident memory in MiB, as the kernel counts it. */
    double residentMib() {
        return number("/proc/" + process.pid() + "/status", RESIDENT) / 1024.0;
    }

    private static long number(String file, Pattern pattern) {
        try {
            var found = pattern.matcher(Files.readString(Path.of(file)));
            return found.find() ? Long.parseLong(found.group(1)) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Processor time that it has used so far, in seconds. */
    double cpuSeconds() {
        try {
            var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / (double) TICKS_A_SECOND;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Heap in use after a full collection, in MiB. */
    double liveHeapMib() {
        jcmd("GC.run");
        var found = HEAP.matcher(jcmd("GC.heap_info"));
        return found.find() ? Long.parseLong(found.group(1)) / 1024.0 : 0;
    }

    private String jcmd(String word) {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            var asked = new ProcessBuilder(jcmd, Long.toString(process.pid()), word).start();
            var text = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            asked.waitFor();
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends it at once, as a crash does. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
