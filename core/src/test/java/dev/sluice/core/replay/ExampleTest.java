package dev.sluice.core.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The core alone is enough to replay: the example runs with its classes and nothing else. */
final class ExampleTest {
    @Test
    void the_example_runs_with_the_core_and_nothing_else() throws Exception {
        var root = Path.of(System.getProperty("sluice.root"));
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var classes = Path.of(
                Replay.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        var process = new ProcessBuilder(
                        java.toString(),
                        "--class-path",
                        classes.toString(),
                        root.resolve("examples/embed/TwoOwners.java").toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.lines()).hasSize(3).allSatisfy(line -> assertThat(line).contains("useful"));
    }
}
