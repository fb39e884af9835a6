package dev.sluice.app.engine.slurm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A real Slurm of four nodes on this machine: started once for all tests of a run, ended with it. */
final class TestCluster {
    private static final Path SCRIPT =
            Path.of(System.getProperty("sluice.root", "..")).resolve("dev/slurm");
    private static final String PORT = "28800";
    private static final Path HOME = Path.of(System.getProperty("java.io.tmpdir"), "sluice-slurm-test");

    private static Map<String, String> variables = Map.of();

    private TestCluster() {}

    /** Starts it where it does not run yet. */
    static synchronized void up() {
        if (variables.isEmpty()) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> run("down")));
            run("down");
            var found = new LinkedHashMap<String, String>();
            run("up", "4").lines().filter(line -> line.startsWith("export ")).forEach(line -> {
                var words = line.substring("export ".length()).split("=", 2);
                found.put(words[0], words[1]);
            });
            variables = found;
        }
    }

    /** Waits until all nodes take work: a controller that was just started takes them for lost at first. */
    static void ready() {
        up();
        run("ready");
    }

    /** Does something to a daemon: stop, cont, kill or start. */
    static void daemon(String name, String what) {
        run("daemon", name, what);
    }

    static SlurmSite site(Path shared) {
        up();
        return new SlurmSite(
                "slurm-1",
                variables.get("SLURM_URL"),
                "root",
                tokenFile(),
                shared,
                "all",
                null,
                null,
                new TreeMap<>(Map.of("h20", "nvidia-h20", "h100", "nvidia-h100", "ascend910b", "huawei-910b")));
    }

    static Path tokenFile() {
        up();
        return Path.of(String.valueOf(variables.get("SLURM_TOKEN_FILE")));
    }

    /** What Slurm's commands need in their environment. */
    static Map<String, String> variables() {
        up();
        return Map.of("SLURM_CONF", String.valueOf(variables.get("SLURM_CONF")));
    }

    /** Runs one of Slurm's own commands. */
    static String command(String... words) {
        return execute(List.of(words), variables());
    }

    private static String run(String... words) {
        var command = new ArrayList<>(List.of(SCRIPT.toString()));
        command.addAll(List.of(words));
        return execute(command, Map.of("SLUICE_SLURM_DIR", HOME.toString(), "SLUICE_SLURM_PORT", PORT));
    }

    private static String execute(List<String> command, Map<String, String> more) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(more);
            var process = builder.start();
            process.getOutputStream().close();
            var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command + " failed: " + out);
            }
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
