package dev.sluice.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.input.Doc;
import dev.sluice.app.input.Problem;
import dev.sluice.app.text.Texts;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.work.Kind;
import dev.sluice.core.work.Priority;
import dev.sluice.core.work.WorkloadSpec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WorkloadFileTest {
    private static final Known KNOWN = new Known(
            new TreeMap<>(Map.of("nvidia-h20", 98_304L, "nvidia-h100", 81_920L, "cpu", 0L)), List.of("east", "west"));
    private static final String RUN = "run: { command: [work, --fast] }\n";
    private static final String HEAD = "kind: job\nname: a\n";

    private static Doc.Reading<WorkloadSpec> read(String yaml) {
        var parsed = Doc.parse("w.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        assertThat(parsed.problems()).isEmpty();
        return WorkloadFile.read(parsed.documents().getFirst(), KNOWN, "default");
    }

    private static WorkloadSpec meant(String yaml) {
        return switch (read(yaml)) {
            case Doc.Meant<WorkloadSpec>(var spec) -> spec;
            case Doc.Refused<WorkloadSpec>(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    private static List<Problem> refused(String yaml) {
        return switch (read(yaml)) {
            case Doc.Meant<WorkloadSpec>(var spec) -> throw new AssertionError(spec.toString());
            case Doc.Refused<WorkloadSpec>(var problems) -> problems;
        };
    }

    @Test
    void the_least_file_asks_for_one_task_without_devices() {
        var spec = meant(HEAD + RUN);
        assertThat(spec.kind()).isEqualTo(Kind.JOB);
        assertThat(spec.tenant()).isEqualTo("default");
        assertThat(spec.demand().tasks()).isEqualTo(1);
        assertThat(spec.demand().task().devices()).isZero();
        assertThat(spec.demand().topology()).isEqualTo(Topology.ANYWHERE);
        assertThat(spec.times().graceMillis()).isEqualTo(30_000);
        assertThat(spec.run().command()).containsExactly("work", "--fast");
    }

    @Test
    void every_field_of_the_full_file_arrives() {
        var spec = meant("""
                kind: session
                name: qwen-sft
                tenant: acme/nlp
                tasks: 4
                accelerators: { count: 8, chips: [nvidia-h100, nvidia-h20], memory: 64Gi }
                cpus: 2.5
                memory: 1Gi
                centers: [west]
                topology: { prefer: rack }
                spread: node
                runtime: 6h
                limit: 12h
                grace: 1m
                checkpoint: { every: 10m, restart: 90s }
                priority: urgent
                retries: 3
                deadline: 2026-12-01T16:00+08:00
                hold: true
                run: { image: r/t:1, command: [torchrun, ""], env: { LR: 3e-5, N: "" }, directory: /tmp }
                """);
        var demand = spec.demand();
        assertThat(spec.kind()).isEqualTo(Kind.SESSION);
        assertThat(demand.tasks()).isEqualTo(4);
        assertThat(demand.task().devices()).isEqualTo(8);
        assertThat(demand.task().deviceMemoryMib()).isEqualTo(65_536);
        assertThat(demand.task().cpuMilli()).isEqualTo(2_500);
        assertThat(demand.task().memoryMib()).isEqualTo(1_024);
        assertThat(demand.chips()).containsExactly("nvidia-h100", "nvidia-h20");
        assertThat(demand.centers()).containsExactly("west");
        assertThat(demand.topology()).isEqualTo(new Topology("rack", false, "node"));
        assertThat(spec.times().limitMillis()).isEqualTo(12 * 3_600_000L);
        assertThat(spec.times().checkpointMillis()).isEqualTo(600_000);
        assertThat(spec.times().restartMillis()).isEqualTo(90_000);
        assertThat(spec.priority()).isEqualTo(Priority.URGENT);
        assertThat(spec.retries()).isEqualTo(3);
        assertThat(spec.deadlineMillis())
                .isEqualTo(Instant.parse("2026-12-01T08:00:00Z").toEpochMilli());
        assertThat(spec.held()).isTrue();
        assertThat(spec.run().env()).containsEntry("LR", "3e-5").containsEntry("N", "");
        assertThat(spec.run().directory()).isEqualTo("/tmp");
    }

    @Test
    void a_share_is_part_of_one_device() {
        var task = meant(HEAD + "accelerators: { share: 250m, memory: 8Gi }\n" + RUN)
                .demand()
                .task();
        assertThat(task.devices()).isEqualTo(1);
        assertThat(task.shareMilli()).isEqualTo(250);
        assertThat(task.deviceMemoryMib()).isEqualTo(8_192);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tasks: 1000000000                                  | input.out-of-range       | tasks
            tasks: -1                                          | input.out-of-range       | tasks
            tasks: 0                                           | input.out-of-range       | tasks
            tasks: many                                        | input.not-an-integer     | tasks
            acelerators: { count: 1 }                          | input.unknown-field      | acelerators
            accelerators: { count: 65 }                        | input.out-of-range       | accelerators.count
            accelerators: { cuont: 1 }                         | input.unknown-field      | accelerators.cuont
            accelerators: { chips: [nvidia-h2O] }              | work.unknown-chip        | accelerators.chips[0]
            accelerators: { chips: nvidia-h20 }                | input.not-a-list         | accelerators.chips
            accelerators: { memory: 1Ti }                      | work.memory-over-chip    | accelerators.memory
            accelerators: { chips: [nvidia-h100], memory: 90Gi } | work.memory-over-chip  | accelerators.memory
            accelerators: { memory: 64 }                       | input.quantity-no-unit   | accelerators.memory
            accelerators: { share: 1001m }                     | input.out-of-range       | accelerators.share
            accelerators: { share: 0m }                        | input.out-of-range       | accelerators.share
            accelerators: { share: 250m, count: 2 }            | work.share-of-many       | accelerators.share
            cpus: -1                                           | input.bad-cores          | cpus
            memory: 5 apples                                   | input.bad-quantity       | memory
            centers: [north]                                   | work.unknown-center      | centers[0]
            topology: { require: rack, prefer: rack }          | work.topology-one        | topology
            topology: {}                                       | work.topology-one        | topology
            spread: center                                     | work.spread-center       | spread
            elastic: { min: 2 }                                | input.out-of-range       | elastic.min
            elastic: { max: 1 }                                | input.missing            | elastic.min
            elastic: { min: 1, max: 8, step: 2 }               | work.elastic-step        | elastic.step
            elastic: { min: 1, max: 0 }                        | input.out-of-range       | elastic.max
            idle: { warn: 2h, park: 1h }                       | work.idle-order          | idle.warn
            idle: often                                        | input.not-a-choice       | idle
            interleave: { compute: 1ms }                       | work.interleave-whole    | interleave
            limit: 12                                          | input.duration-no-unit   | limit
            limit: 20000d                                      | input.out-of-range       | limit
            grace: 2h                                          | input.out-of-range       | grace
            deadline: tomorrow                                 | work.bad-deadline        | deadline
            deadline: 2026-12-01T08:00                         | work.bad-deadline        | deadline
            checkpoint: { restart: 1s }                        | input.missing            | checkpoint.every
            priority: hihg                                     | input.not-a-choice       | priority
            retries: 101                                       | input.out-of-range       | retries
            hold: yes                                          | input.not-a-flag         | hold
            tenant: ../etc                                     | input.bad-tenant         | tenant
            """)
    void a_field_that_is_wrong_is_one_problem_with_a_remedy(String line, String code, String field) {
        var problems = refused(HEAD + line + "\n" + RUN);
        assertThat(problems).hasSize(1);
        var problem = problems.getFirst();
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.field()).isEqualTo(field);
        for (var locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            var texts = Texts.of(locale);
            assertThat(problem.what(texts)).contains(field).doesNotContain("{");
            assertThat(problem.remedy(texts)).isNotBlank();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            run: { command: python3 train.py }   | work.command-line            | run.command
            run: { command: [] }                 | work.no-command              | run.command
            run: { command: [""] }               | work.no-command              | run.command
            run: {}                              | work.no-command              | run.command
            run: { command: [a], directory: x }  | work.directory-not-absolute  | run.directory
            run: { command: [a], env: { 1A: b }} | input.bad-variable           | run.env.1A
            """)
    void what_to_run_is_a_list_of_words(String line, String code, String field) {
        var problems = refused(HEAD + line + "\n");
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().code()).isEqualTo(code);
        assertThat(problems.getFirst().field()).isEqualTo(field);
    }

    @Test
    void a_command_line_is_shown_as_the_list_that_it_was_meant_as() {
        var problem =
                refused(HEAD + "run: { command: python3 train.py --lr=1 }\n").getFirst();
        assertThat(problem.remedy(Texts.english())).contains("[python3, train.py, --lr=1]");
        var quoted = refused(HEAD + "run: { command: echo $HOME | wc }\n").getFirst();
        assertThat(quoted.remedy(Texts.english())).contains("[sh, -c");
    }

    @Test
    void missing_parts_are_named() {
        assertThat(refused("kind: job\nname: a\n").getFirst().code()).isEqualTo("work.no-run");
        assertThat(refused("name: a\n" + RUN).getFirst().field()).isEqualTo("kind");
        assertThat(refused("kind: job\n" + RUN).getFirst().field()).isEqualTo("name");
        assertThat(refused("kind: job\nname: \"12\"\n" + RUN).getFirst().code()).isEqualTo("work.name-of-digits");
        assertThat(refused("kind: job\nname: ../x\n" + RUN).getFirst().code()).isEqualTo("input.bad-name");
        assertThat(refused("kind: service\nname: a\n" + RUN).getFirst().code()).isEqualTo("input.not-a-choice");
    }

    @Test
    void a_mistyped_chip_is_guessed() {
        var problem =
                refused(HEAD + "accelerators: { chips: [nvidia-h2O] }\n" + RUN).getFirst();
        assertThat(problem.value()).isEqualTo("nvidia-h2O");
        assertThat(problem.remedy(Texts.english())).contains("nvidia-h20");
    }
}
