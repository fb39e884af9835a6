package dev.sluice.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the {@code sh} blocks of each document, one after the other in one shell, as a reader would who follows it. */
final class DocumentsIT {
    private static final String FENCE = "```";

    /** What is left running in the background ends with the shell. */
    private static final String HEAD = "set -eu\ntrap 'kill $(jobs -p) 2>/dev/null || :; wait' EXIT\n";

    @TempDir
    Path directory;

    static List<Path> documents() throws IOException {
        try (var top = Files.list(Product.ROOT);
                var docs = Files.walk(Product.ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !script(file).isEmpty())
                    .sorted()
                    .toList();
        }
    }

    private static List<String> script(Path document) {
        try {
            var lines = new ArrayList<String>();
            boolean inside = false;
            for (var line : Files.readAllLines(document)) {
                if (line.startsWith(FENCE)) {
                    inside = line.equals(FENCE + "sh");
                } else if (inside) {
                    lines.add(line);
                }
            }
            return lines;
        } catch (IOException e) {
            throw new IllegalStateException(document + " can't be read", e);
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void the_commands_of_a_document_do_what_it_says(Path document) throws Exception {
        var said = directory.resolve("said").toFile();
        var home = Files.createDirectory(directory.resolve("home"));
        var shell = new ProcessBuilder("bash", "-c", HEAD + String.join("\n", script(document)))
                .directory(Product.ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said);
        shell.environment().put("SLUICE_HOME", home.toString());
        var process = shell.start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.descendants().forEach(ProcessHandle::destroy);
        assertThat(ended)
                .as("ended in time: %s", Files.readString(said.toPath()))
                .isTrue();
        assertThat(process.exitValue()).as(Files.readString(said.toPath())).isZero();
    }
}
