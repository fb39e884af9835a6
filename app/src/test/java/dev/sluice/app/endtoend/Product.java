package dev.sluice.app.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The packaged product over a home of its own: a server that can be killed, and verbs. */
final class Product implements AutoCloseable {
    static final Path ROOT = Path.of(System.getProperty("sluice.root"));

    private final Path home;
    private @Nullable Process server;

    Product(Path home) {
        this.home = home;
    }

    /** What a verb came to. */
    record Result(int exit, String out, String err) {}

    /** Starts a server on a free port and returns when it answers. */
    void up(String... more) {
        var command = new ArrayList<>(List.of(ROOT.resolve("sluice").toString(), "up", "--listen", "127.0.0.1:0"));
        command.addAll(Arrays.asList(more));
        try {
            server = builder(command).redirectErrorStream(true).start();
            var lines = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
            var said = new StringBuilder();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                said.append(line).append('\n');
                if (line.contains("http://")) {
                    Thread.ofVirtual().start(() -> drain(lines));
                    return;
                }
            }
            throw new IllegalStateException("the server ended before it listened:\n" + said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pipe must not fill up, or the server would block on it. */
    private static void drain(BufferedReader lines) {
        try {
            String line;
            do {
                line = lines.readLine();
            } while (line != null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL, as a power cut would, but for the page cache. */
    void killNine() throws InterruptedException {
        var running = server();
        running.destroyForcibly();
        running.waitFor();
    }

    private Process server() {
        if (server == null) {
            throw new IllegalStateException("no server was started");
        }
        return server;
    }

    /** Runs a verb to its end. */
    Result run(String... arguments) {
        var command = new ArrayList<>(List.of(ROOT.resolve("sluice").toString()));
        command.addAll(Arrays.asList(arguments));
        try {
            var out = Files.createTempFile(home, "out", "");
            var err = Files.createTempFile(home, "err", "");
            var process = builder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " did not end");
            }
            return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private ProcessBuilder builder(List<String> command) {
        var builder = new ProcessBuilder(command).directory(ROOT.toFile());
        builder.environment().put("SLUICE_HOME", home.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("NO_COLOR", "1");
        builder.environment().keySet().removeIf(name -> name.equals("SLUICE_SERVER") || name.equals("SLUICE_TOKEN"));
        return builder;
    }

    @Override
    public void close() {
        if (server != null) {
            server.destroy();
            try {
                if (!server.waitFor(30, TimeUnit.SECONDS)) {
                    server.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
