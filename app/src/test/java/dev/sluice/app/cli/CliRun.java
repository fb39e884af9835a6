package dev.sluice.app.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** One run of the command line as a test sees it. */
record CliRun(int code, String out, String err) {
    /** 2026-11-23T15:10:00Z. */
    static final long NOW = 1_795_446_600_000L;

    static final String TOKEN = "sluice-secret-token-value";

    /** What a run is given besides its arguments. */
    record Setting(Map<String, String> environment, Path home, String input, int terminalColumns) {
        static Setting of(StubServer server) {
            return new Setting(
                    Map.of("SLUICE_SERVER", server.url(), "SLUICE_TOKEN", TOKEN), Path.of("no-such-home"), "", 0);
        }

        static Setting at(Path home) {
            return new Setting(Map.of(), home, "", 0);
        }

        Setting with(String name, String value) {
            var more = new HashMap<>(environment);
            more.put(name, value);
            return new Setting(Map.copyOf(more), home, input, terminalColumns);
        }

        Setting reading(String text) {
            return new Setting(environment, home, text, terminalColumns);
        }

        Setting onTerminal(int columns) {
            return new Setting(environment, home, input, columns);
        }

        CliRun run(String... arguments) {
            var out = new ByteArrayOutputStream();
            return run(out, () -> out.toString(StandardCharsets.UTF_8), arguments);
        }

        CliRun run(OutputStream out, java.util.function.Supplier<String> written, String... arguments) {
            var err = new ByteArrayOutputStream();
            var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
            var surroundings = new Surroundings(environment, home, in, out, err, terminalColumns, () -> NOW);
            int code = new Cli(surroundings, "0.1.0", Map.of()).run(arguments);
            return new CliRun(code, written.get(), err.toString(StandardCharsets.UTF_8));
        }
    }

    static String resource(String name) {
        try (var stream = Objects.requireNonNull(CliRun.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String problem(int status, String code, String detail) {
        return """
                {"type":"/problems/%2$s","title":"t","status":%1$d,"detail":"%3$s","code":"%2$s"}
                """.formatted(status, code, detail);
    }
}
