package dev.sluice.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SubmitTest {
    private static final String ONE = """
            {"dryRun":false,"repeated":false,"sequence":812,"workloads":[{"id":41,"name":"gang","tenant":"acme/nlp"}]}
            """;
    private static final String EVENT =
            "id: %d\nevent: %s\ndata: {\"sequence\":%d,\"type\":\"%s\",\"workload\":%d%s}\n\n";

    private final StubServer server = new StubServer();
    private final CliRun.Setting setting = CliRun.Setting.of(server).reading("kind: job\nname: gang\n");

    @BeforeEach
    void acceptSubmissions() {
        server.on("POST /api/v1/workloads", 201, ONE);
    }

    @AfterEach
    void closeTheServer() {
        server.close();
    }

    @Test
    void a_submission_is_sent_as_it_is_with_a_key_and_told() {
        var run = setting.run("submit", "-");
        assertThat(run).isEqualTo(new CliRun(0, "submitted 41 gang (acme/nlp)\n", ""));
        var asked = server.asked().getFirst();
        assertThat(asked.body()).isEqualTo("kind: job\nname: gang\n");
        assertThat(asked.headers())
                .containsEntry("content-type", "application/yaml")
                .containsKey("idempotency-key");
        assertThat(setting.run("submit", "-", "-o", "name").out()).isEqualTo("41\n");
        assertThat(setting.run("submit", "-", "-q").out()).isEqualTo("41\n");
        assertThat(setting.run("submit", "-", "-o", "json").out()).contains("\"sequence\" : 812");
    }

    @Test
    void a_dry_run_has_no_key_and_waits_for_nothing() {
        var run = setting.run("submit", "-", "--dry-run", "--wait");
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("fine: gang (acme/nlp); nothing was submitted\n");
        assertThat(server.lines()).containsExactly("POST /api/v1/workloads?dryRun=true");
        assertThat(server.asked().getFirst().headers()).doesNotContainKey("idempotency-key");
    }

    @ParameterizedTest
    @CsvSource({"succeeded, 0, 0", "failed, 3, 3", "failed, 137, 137", "cancelled, , 1", "timed-out, 143, 143"})
    void waiting_ends_with_the_workloads_own_code(String state, Integer exitCode, int expected) {
        server.stream("GET /api/v1/events", "text/event-stream", placed(41) + ended(41));
        server.on("GET /api/v1/workloads/41", 200, workload(41, state, exitCode));

        var run = setting.run("submit", "-", "--wait");

        assertThat(run.code()).isEqualTo(expected);
        assertThat(run.out()).isEqualTo("submitted 41 gang (acme/nlp)\n");
        assertThat(run.err()).contains("41 gang: placed on local/cpu, attempt 1\n", "41 gang: " + state + " after 2s");
        var events = server.asked().get(1);
        assertThat(events.line()).isEqualTo("GET /api/v1/events?workload=41");
        assertThat(events.headers()).containsEntry("last-event-id", "811");
    }

    @Test
    void waiting_for_several_takes_the_first_failure() {
        server.on("POST /api/v1/workloads", 201, ONE.replace("}]", "},{\"id\":42,\"name\":\"b\",\"tenant\":\"t\"}]"));
        server.stream("GET /api/v1/events", "text/event-stream", ended(42) + ended(7) + ended(41));
        server.on("GET /api/v1/workloads/41", 200, workload(41, "failed", 9));
        server.on("GET /api/v1/workloads/42", 200, workload(42, "failed", 4));
        assertThat(setting.run("submit", "-", "--wait").code()).isEqualTo(4);
    }

    @Test
    void waiting_has_an_end_though_the_work_has_none() {
        server.stream("GET /api/v1/events?workload=41", "text/event-stream", placed(41));
        server.on("GET /api/v1/workloads/41", 200, workload(41, "waiting", null));
        var run = setting.run("submit", "-", "--wait", "--timeout", "200ms");
        assertThat(run.code()).isEqualTo(124);
        assertThat(run.err()).contains("41 gang: Task 1 failed.\n", "still going: 41");
    }

    @Test
    void following_shows_the_output_on_its_own_stream() {
        server.stream("GET /api/v1/events", "text/event-stream", placed(41) + ended(41));
        server.stream("GET /api/v1/workloads/41/logs?attempt=1&follow=true", "text/plain", "[0] a\n[1] b\n");
        server.on("GET /api/v1/workloads/41", 200, workload(41, "succeeded", 0));
        var run = setting.run("submit", "-", "--follow");
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("submitted 41 gang (acme/nlp)\n[0] a\n[1] b\n");
    }

    @Test
    void a_name_that_several_have_is_not_cancelled_by_chance() {
        server.says("GET /api/v1/workloads?name=gang&limit=20", "workloads");
        server.on("POST /api/v1/workloads/41/cancel", 200, workload(41, "cancelled", 143));
        var several = setting.run("cancel", "gang", "41");
        assertThat(several.code()).isEqualTo(5);
        assertThat(several.err()).contains("6 live workloads named 'gang': 53 (acme/nlp/pretraining), 52");
        assertThat(several.out()).isEqualTo("cancelled 41 gang, now cancelled\n");
        assertThat(server.lines()).doesNotContain("POST /api/v1/workloads/53/cancel");
    }

    @Test
    void a_drain_finds_the_node_in_its_center() {
        server.on("GET /api/v1/nodes", 200, "{\"nodes\":[{\"name\":\"a\",\"center\":\"local\"}]}");
        server.on("POST /api/v1/nodes/local/a/drain", 200, "{\"name\":\"a\",\"center\":\"local\",\"otherHolders\":2}");
        var run = setting.run("drain", "a", "--evict");
        assertThat(run.out()).isEqualTo("drained local/a; workloads still there: 2\n");
        assertThat(server.lines()).last().isEqualTo("POST /api/v1/nodes/local/a/drain?evict=true");
    }

    private static String placed(long id) {
        var more = ",\"name\":\"gang\",\"attempt\":1,\"center\":\"local\",\"chip\":\"cpu\"";
        return EVENT.formatted(813, "placed", 813, "placed", id, more);
    }

    private static String ended(long id) {
        return ": a sign of life\n\n" + EVENT.formatted(820, "ended", 820, "ended", id, "");
    }

    private static String workload(long id, String state, Integer exitCode) {
        return """
                {"id":%d,"name":"gang","tenant":"t","state":"%s","startedMillis":1000,"endedMillis":3000%s,
                 "verdict":{"code":"task-failed","arguments":[],"text":"Task 1 failed."}}
                """.formatted(id, state, exitCode == null ? "" : ",\"exitCode\":" + exitCode);
    }
}
