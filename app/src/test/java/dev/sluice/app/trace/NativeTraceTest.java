package dev.sluice.app.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.trace.lines.NativeTrace;
import dev.sluice.app.trace.reading.ReadOptions;
import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.pool.Chip;
import dev.sluice.core.pool.DomainRef;
import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Iteration;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.replay.Fleet;
import dev.sluice.core.replay.Job;
import dev.sluice.core.replay.Profile;
import dev.sluice.core.replay.Trace;
import dev.sluice.core.tenant.MostWork;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.work.End;
import dev.sluice.core.work.Kind;
import dev.sluice.core.work.Priority;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sluice's own lines: what is written is what is read. */
final class NativeTraceTest {
    @TempDir
    Path temp;

    private TraceFolder folder() {
        return new TraceFolder(temp);
    }

    private static Fleet fleet() {
        var tenants = List.of(
                TenantSpec.plain("acme"),
                new TenantSpec(
                        "acme/n lp",
                        7,
                        new TreeMap<>(Map.of("h20", 8_000L)),
                        new TreeMap<>(Map.of("h20", 1L)),
                        new MostWork(9, 3)));
        var node = new NodeSpec(
                "n1",
                "h20",
                8,
                98_304,
                96_000,
                1_048_576,
                List.of(3, 7),
                List.of(new DomainRef("row", "r/1"), new DomainRef("rack", "1")));
        var bare = new NodeSpec("n1", "cpu", 0, 0, 0, 0, List.of(), List.of());
        return new Fleet(
                List.of(new Chip("h20", 98_304, 148_000, 4_000_000), new Chip("cpu", 0, 0, 0)),
                tenants,
                List.of(
                        new Fleet.Site(new CenterSpec("east", "acme", "slurm", false), List.of(node)),
                        new Fleet.Site(new CenterSpec("west", "acme", "emulated", true), List.of(bare)),
                        new Fleet.Site(new CenterSpec("none", "acme/n lp", "emulated", true), List.of())));
    }

    private static Trace trace() {
        var profile = new Profile("vgg \"16\"", new TreeMap<>(Map.of("h20", 700)), 450, 250, 2, 600_000, 90_000, 5, 6);
        var gang = new GangDemand(
                        new TaskDemand(8, 1000, 65_536, 12_000, 16_384),
                        4,
                        List.of("h20", "cpu"),
                        List.of("east"),
                        new Topology("rack", true))
                .withInterleave(new Iteration(0, 8_000, 500, 490_000));
        var share = new GangDemand(new TaskDemand(1, 1, 0, 0, 0), 1, List.of(), List.of(), Topology.ANYWHERE);
        var odd = "emoji 😀 half \ud800 tab\\ \" 中文";
        return new Trace(
                "own \\ lines",
                fleet(),
                List.of(
                        new Job(
                                1,
                                odd,
                                "ü\n",
                                "acme/n lp",
                                Kind.SESSION,
                                Priority.URGENT,
                                gang,
                                10,
                                20,
                                30,
                                End.FAILED,
                                profile),
                        new Job(
                                2,
                                "b",
                                "",
                                "acme",
                                Kind.JOB,
                                Priority.NORMAL,
                                share,
                                1,
                                0,
                                0,
                                End.SUCCEEDED,
                                Profile.PLAIN),
                        new Job(2, "c", "", "acme", Kind.JOB, Priority.LOW, share, 1, 0, 0, End.TIMED_OUT, profile)));
    }

    @Test
    void every_field_comes_back_as_it_was() throws Exception {
        NativeTrace.write(trace(), temp.resolve("own.jsonl"));
        var read = folder().open();
        assertThat(read.format()).isEqualTo("sluice");
        assertThat(read.trace()).isEqualTo(trace());
        assertThat(read.badCount()).isZero();
    }

    @Test
    void what_is_written_again_is_the_same_bytes() throws Exception {
        var file = temp.resolve("own.jsonl.gz");
        NativeTrace.write(trace(), file);
        var again = new ByteArrayOutputStream();
        NativeTrace.write(Traces.open(file, ReadOptions.DEFAULT).trace(), again);
        var first = new ByteArrayOutputStream();
        NativeTrace.write(trace(), first);
        assertThat(again.toByteArray()).isEqualTo(first.toByteArray());
        try (var files = Files.list(temp)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void the_lines_are_what_the_documents_show() throws Exception {
        var out = new ByteArrayOutputStream();
        NativeTrace.write(trace(), out);
        assertThat(out.toString(StandardCharsets.UTF_8).lines().toList())
                .contains(
                        "{\"sluice\":1,\"name\":\"own \\\\ lines\",\"jobs\":3}",
                        "{\"chip\":\"h20\",\"memoryMib\":98304,\"bf16Gflops\":148000,\"bandwidthMbps\":4000000}",
                        "{\"center\":\"west\",\"owner\":\"acme\",\"engine\":\"emulated\",\"emulated\":true}",
                        "{\"job\":\"b\",\"submitMillis\":2,\"tenant\":\"acme\",\"shareMilli\":1,\"durationMillis\":1}");
    }

    private static String lines(String... more) {
        return "{\"sluice\":1,\"name\":\"t\"}\n{\"chip\":\"h20\"}\n{\"tenant\":\"acme\"}\n"
                + "{\"center\":\"east\",\"owner\":\"acme\",\"engine\":\"emulated\"}\n"
                + "{\"node\":\"n1\",\"center\":\"east\",\"chip\":\"h20\",\"devices\":8}\n"
                + "{\"job\":\"j\",\"submitMillis\":5,\"tenant\":\"acme\",\"durationMillis\":9}\n"
                + String.join("\n", more)
                + "\n";
    }

    private static String job(String more) {
        return "{\"job\":\"j\",\"submitMillis\":5,\"tenant\":\"acme\",\"durationMillis\":9," + more + "}";
    }

    @Test
    void bad_lines_are_told_by_field() throws Exception {
        var read = folder().with(
                        "own.jsonl",
                        lines(
                                "{\"job\":\"j\",\"submitMillis\":5,\"tenant\":\"acne\",\"durationMillis\":9}",
                                "{\"job\":\"j\",\"submitMillis\":0,\"tenant\":\"acme\",\"durationMillis\":9}",
                                job("\"color\":\"red\""),
                                job("\"profile\":4"),
                                job("\"end\":\"lost\""),
                                job("\"devices\":2,\"shareMilli\":5"),
                                "{\"tenant\":\"acme\"}",
                                "{\"node\":\"n1\",\"center\":\"far\",\"chip\":\"h20\",\"devices\":8}",
                                "{\"job\":\"j\",",
                                "[1]",
                                "{\"weather\":\"fine\"}",
                                "{\"job\":\"j\",\"job\":\"k\"}"))
                .open();
        assertThat(read.trace().jobs()).hasSize(1);
        assertThat(read.badLines())
                .extracting(bad -> bad.column())
                .containsExactly(
                        "tenant", "submitMillis", "color", "profile", "end", "", "tenant", "center", "", "", "", "");
        assertThat(TraceFolder.bad(read).get(5)).contains("a share is of one device, not of 2");
    }

    @Test
    void a_newer_version_and_a_file_that_ends_early_are_refused() throws Exception {
        assertThat(folder().with("own.jsonl", "{\"sluice\":2,\"name\":\"t\"}\n")
                        .refused()
                        .code())
                .isEqualTo("trace.native-version");
        var out = new ByteArrayOutputStream();
        NativeTrace.write(trace(), out);
        var text = out.toString(StandardCharsets.UTF_8);
        var cut = text.substring(0, text.lastIndexOf("{\"job\""));
        assertThat(folder().with("own.jsonl", cut).refused().getMessage()).contains("ends after 2 of 3 jobs");
    }
}
