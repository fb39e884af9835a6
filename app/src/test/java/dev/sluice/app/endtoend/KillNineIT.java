package dev.sluice.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The server is killed twice while 200 jobs run; each job writes a line when it starts. */
final class KillNineIT {
    private static final int JOBS = 200;

    @TempDir
    Path directory;

    @Test
    void all_jobs_end_once_with_their_own_exit_codes_when_the_server_is_killed_while_they_run() throws Exception {
        var counters = Files.createDirectory(directory.resolve("counters"));
        var file = Files.writeString(directory.resolve("jobs.yaml"), jobs(counters));
        var home = Files.createDirectory(directory.resolve("home"));
        try (var sluice = new Product(home)) {
            sluice.up();
            assertThat(sluice.run("submit", file.toString(), "-o", "name")).satisfies(result -> {
                assertThat(result.err()).isEmpty();
                assertThat(result.exit()).isZero();
            });
            for (int started : new int[] {20, 100}) {
                awaitStarts(counters, started);
                sluice.killNine();
                sluice.up();
            }
            assertThat(exits(sluice)).isEqualTo(wanted());
        }
        for (int job = 0; job < JOBS; job++) {
            assertThat(Files.readAllLines(counters.resolve("job-" + job)))
                    .as("starts of job %s", job)
                    .hasSize(1);
        }
    }

    /** Twenty tasks to a core, a second each: the jobs last long enough to be killed at twice. */
    private static String jobs(Path counters) {
        var text = new StringBuilder();
        for (int job = 0; job < JOBS; job++) {
            text.append("---\nkind: job\nname: job-").append(job).append('\n');
            text.append("accelerators: { count: 1, share: 50m }\n");
            text.append("run:\n  command:\n    - sh\n    - -c\n    - 'echo start >> ");
            text.append(counters)
                    .append("/job-")
                    .append(job)
                    .append("; sleep 1; exit ")
                    .append(job % 5)
                    .append("'\n");
        }
        return text.toString();
    }

    private static void awaitStarts(Path counters, int count) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        for (long seen = 0; seen < count; ) {
            try (var files = Files.list(counters)) {
                seen = files.count();
            }
            assertThat(System.nanoTime())
                    .as("%s jobs started in time, %s have", count, seen)
                    .isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static TreeMap<String, Integer> wanted() {
        var wanted = new TreeMap<String, Integer>();
        for (int job = 0; job < JOBS; job++) {
            wanted.put("job-" + job, job % 5);
        }
        return wanted;
    }

    private static TreeMap<String, Integer> exits(Product sluice) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (true) {
            var result = sluice.run("ps", "--all", "-o", "json");
            assertThat(result.exit()).as(result.err()).isZero();
            var exits = new TreeMap<String, Integer>();
            for (var workload : new JsonMapper().readTree(result.out()).path("workloads")) {
                if (workload.has("exitCode")) {
                    exits.put(
                            workload.path("name").asString(),
                            workload.path("exitCode").asInt());
                }
            }
            if (exits.size() == JOBS) {
                return exits;
            }
            assertThat(System.nanoTime())
                    .as("%s of %s jobs have ended", exits.size(), JOBS)
                    .isLessThan(deadline);
        }
    }
}
