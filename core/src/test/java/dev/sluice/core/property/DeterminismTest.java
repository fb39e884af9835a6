package dev.sluice.core.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same commands give the same events and the same state in any JVM. */
final class DeterminismTest {
    private static final int SEEDS = 40;
    private static final long MOST_SECONDS = 180;

    @TempDir
    private Path directory;

    @Test
    void two_jvms_with_other_hashes_collectors_and_languages_agree_byte_for_byte() throws Exception {
        var first = start(
                "first",
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:hashCode=2",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Duser.language=tr",
                "-Duser.timezone=Asia/Shanghai");
        var second = start(
                "second",
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:hashCode=5",
                "-XX:+UseParallelGC",
                "-XX:-UseCompressedOops",
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=zh",
                "-Duser.timezone=America/St_Johns");
        assertThat(ended(first, "first")).hasSizeGreaterThan(SEEDS * 100).isEqualTo(ended(second, "second"));
    }

    private Process start(String name, String... flags) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags));
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        command.addAll(List.of("-cp", classes, Witness.class.getName()));
        IntStream.rangeClosed(1, SEEDS).mapToObj(Integer::toString).forEach(command::add);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(name).toFile())
                .start();
    }

    private List<String> ended(Process process, String name) throws IOException, InterruptedException {
        boolean inTime = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
        if (!inTime) {
            process.destroyForcibly();
        }
        var lines = Files.readAllLines(directory.resolve(name), StandardCharsets.UTF_8);
        assertThat(inTime && process.exitValue() == 0)
                .as("%s ends well: %s", name, lines)
                .isTrue();
        return lines;
    }
}
