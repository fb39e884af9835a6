package dev.sluice.app.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.trace.reading.ReadOptions;
import dev.sluice.app.trace.reading.ReadTrace;
import dev.sluice.core.replay.Job;
import dev.sluice.core.replay.Trace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The published traces where they lie beside the project: what is read of them is what their publishers say. The
 * product needs none of them; without the folder there is nothing to compare.
 */
final class RealTracesTest {
    private static final Path TRACES = Path.of(System.getProperty("sluice.root"), "..", "shared", "traces");

    /**
     * What is known of a trace.
     *
     * @param permille load of its fleet between first and last submission; -1 = nobody says
     */
    private record Fact(String folder, String variant, int jobs, long deviceHours, long devices, int permille) {}

    private static Stream<Fact> facts() {
        return Arrays.stream("""
                # folder           | variant              | jobs  | device-hours | devices | load, permille
                openb              | default              | 8152  | 51498        | 6212    | -1
                openb              | cpu235               | 9240  | -1           | 6212    | -1
                openb              | multigpu50           | 9061  | -1           | 6212    | -1
                philly             |                      | 68503 | 690859       | 2816    | 167
                helios_earth       |                      | 48101 | 277106       | 856     | 642
                helios_venus_2vc   |                      | 1867  | 118317       | 176     | 1091
                muri               | trace1               | 1494  | 383326       | 64      | -1
                muri               | trace2               | 5755  | -1           | 64      | -1
                chronus            | SLO                  | 30735 | -1           | -1      | -1
                chronus            | MIX1                 | 30756 | -1           | -1      | -1
                pollux             | 0.5/1                | 80    | -1           | 64      | -1
                pollux             | 2.0/6                | 320   | -1           | 64      | -1
                gavel              | msr_philly_vc_seed0  | 15264 | -1           | 108     | -1
                gavel              | msr_philly_vc_seed1  | 15264 | -1           | 108     | -1
                gavel              | physical_max_min_fairness | 96 | -1         | 48      | -1
                servegen           | m-large              | -1    | -1           | 4812    | -1
                servegen           | deepseek-r1          | -1    | -1           | -1      | -1
                azure_llm_2023     |                      | 16    | -1           | 9       | -1
                mooncake           |                      | 14    | -1           | 5       | -1
                """.split("\n", -1))
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\|", -1))
                .map(cells -> Arrays.stream(cells).map(String::strip).toList())
                .map(cells -> new Fact(
                        cells.get(0),
                        cells.get(1),
                        Integer.parseInt(cells.get(2)),
                        Long.parseLong(cells.get(3)),
                        Long.parseLong(cells.get(4)),
                        Integer.parseInt(cells.get(5))));
    }

    @TestFactory
    Stream<DynamicTest> published_traces_are_read_as_their_publishers_describe_them() {
        return Files.isDirectory(TRACES)
                ? facts().map(fact -> DynamicTest.dynamicTest(fact.folder() + " " + fact.variant(), () -> check(fact)))
                : Stream.empty();
    }

    private static void check(Fact fact) throws Exception {
        var read = Traces.open(TRACES.resolve(fact.folder()), ReadOptions.DEFAULT.withVariant(fact.variant()));
        assertThat(read.badCount()).isZero();
        assertThat(TraceFolder.remarks(read)).noneMatch(text -> text.endsWith(": not read"));
        known(fact.jobs(), read.trace().jobs().size());
        known(fact.devices(), read.trace().fleet().devices());
        known(fact.deviceHours(), deviceMillis(read.trace()) / 1000 / 3_600_000);
        known(fact.permille(), load(read));
    }

    private static void known(long expected, long actual) {
        if (expected >= 0) {
            assertThat(actual).isEqualTo(expected);
        }
    }

    /** In milli of devices times ms. */
    private static long deviceMillis(Trace trace) {
        return trace.jobs().stream()
                .mapToLong(job -> job.milli() * job.durationMillis())
                .sum();
    }

    private static long load(ReadTrace read) {
        var jobs = read.trace().jobs();
        long span = jobs.getLast().submitMillis() - jobs.getFirst().submitMillis();
        return span == 0
                ? 0
                : deviceMillis(read.trace()) / span / read.trace().fleet().devices();
    }

    @TestFactory
    Stream<DynamicTest> every_list_of_pods_asks_for_what_its_publishers_say() {
        return Files.isDirectory(TRACES)
                ? Stream.of(DynamicTest.dynamicTest("openb", RealTracesTest::demands))
                : Stream.empty();
    }

    private static void demands() throws Exception {
        var lists = Traces.openAll(TRACES.resolve("openb"), ReadOptions.DEFAULT);
        assertThat(lists).extracting(ReadTrace::variant).startsWith("default").hasSize(15);
        for (var list : lists) {
            long milli = list.trace().jobs().stream().mapToLong(Job::milli).sum();
            long permille = milli / 6_212;
            var expected =
                    list.variant().startsWith("gpushare") || list.variant().startsWith("multigpu")
                            ? switch (list.variant()) {
                                case "gpushare20" -> 1051L;
                                case "gpushare40" -> 908L;
                                case "gpushare100" -> 636L;
                                case "multigpu20" -> 1141L;
                                default -> 1829L;
                            }
                            : 980L;
            assertThat(permille).as(list.variant()).isBetween(expected - 1, expected + 1);
        }
    }
}
