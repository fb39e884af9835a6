package dev.sluice.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PrintingTest {
    private final StubServer server = new StubServer();
    private final CliRun.Setting setting = CliRun.Setting.of(server);

    @TempDir
    private Path directory = Path.of("");

    @BeforeEach
    void letTheServerAnswer() {
        server.says("GET /api/v1/workloads", "workloads").says("GET /api/v1/nodes", "nodes");
    }

    @AfterEach
    void closeTheServer() {
        server.close();
    }

    @Test
    void each_format_has_the_same_rows() {
        assertThat(setting.run("ps", "-o", "name").out().lines()).containsExactly("53", "52", "51", "50", "49", "48");
        assertThat(setting.run("ps", "-o", "csv").out().lines()).hasSize(7);
        assertThat(setting.run("ps", "-o", "csv", "--no-headers").out())
                .startsWith("53,qwen-sft")
                .contains("\"nvidia-h100, huawei-910c\"");
        assertThat(setting.run("ps", "-o", "json").out())
                .startsWith("{\n  \"workloads\" : [\n    {\n")
                .endsWith("}\n");
        assertThat(setting.run("ps", "-o", "yaml").out())
                .startsWith("workloads:\n- id: 53\n")
                .contains("  - \"4\"\n");
        assertThat(setting.run("ps", "-o", "wide").out()).contains("qwen-sft-long-context-64k-stage-2", "TIER");
        assertThat(setting.run("ps", "--no-headers").out()).startsWith("53  ");
        assertThat(setting.run("nodes", "-o", "name").out()).startsWith("beijing-1/bj1-node-001\n");
    }

    @Test
    void nothing_to_show_is_said_beside_the_data() {
        server.on("GET /api/v1/workloads", 200, "{\"workloads\":[]}");
        assertThat(setting.run("ps"))
                .isEqualTo(new CliRun(0, "", "No workloads wait or run. --all shows those that have ended.\n"));
        assertThat(setting.run("ps", "-q").err()).isEmpty();
        assertThat(setting.run("ps", "-o", "json").out()).contains("\"workloads\" : [ ]");
    }

    @Test
    void filters_are_passed_on_and_pages_put_together() {
        server.on("GET /api/v1/workloads?all=true&tenant=a%2Fb&state=waiting%2Cheld&limit=1000", 200, page(3, "c%1"));
        server.on(
                "GET /api/v1/workloads?all=true&tenant=a%2Fb&state=waiting%2Cheld&limit=1000&cursor=c%251",
                200, page(2, ""));
        var run = setting.run("ps", "-a", "-t", "a/b", "--state", "waiting,held", "-o", "name");
        assertThat(run.out()).isEqualTo("3\n2\n");
    }

    @Test
    void colours_are_for_terminals_and_can_be_had_and_left() {
        assertThat(setting.run("ps").out()).doesNotContain("\u001b");
        assertThat(setting.onTerminal(120).run("ps").out()).contains("\u001b[32mrunning\u001b[0m");
        assertThat(setting.onTerminal(120).with("NO_COLOR", "1").run("ps").out())
                .doesNotContain("\u001b");
        assertThat(setting.onTerminal(120).run("ps", "--color=never").out()).doesNotContain("\u001b");
        assertThat(setting.run("ps", "--color", "always").out()).contains("\u001b[33mwaiting\u001b[0m");
    }

    @Test
    void the_language_comes_from_the_environment_and_reaches_the_server() {
        assertThat(setting.with("LANG", "zh_CN.UTF-8").run("ps").out()).startsWith("编号");
        assertThat(server.asked().getLast().headers()).containsEntry("accept-language", "zh-CN");
        assertThat(setting.with("LANG", "zh_CN.UTF-8")
                        .with("LC_ALL", "C")
                        .run("ps")
                        .out())
                .startsWith("ID");
        assertThat(setting.with("LANG", "zh_CN.UTF-8").run("ps", "--lang", "en").out())
                .startsWith("ID");
    }

    @Test
    void work_that_runs_is_not_said_to_wait() {
        server.on("GET /api/v1/workloads/52", 200, """
                {"id":52,"state":"running","run":{},"times":{},"topology":{},"submittedMillis":1795446540000,
                 "verdict":{"code":"queued","arguments":[],"text":"It has not been considered yet."}}
                """).on("GET /api/v1/workloads/52/events", 200, "{\"events\":[]}");
        assertThat(setting.run("describe", "52").out())
                .contains("State      running\nSubmitted  2026-11-23T15:09:00Z (1m ago)");
    }

    @Test
    void output_of_tasks_comes_through_byte_for_byte() {
        server.stream("GET /api/v1/workloads/g/logs?task=1&stream=err&tail=5", "text/plain", "a\u001b[1m\r\n中");
        var run = setting.run("logs", "g", "--task", "1", "--stderr", "--tail", "5");
        assertThat(run).isEqualTo(new CliRun(0, "a\u001b[1m\r\n中", ""));
    }

    @Test
    void a_tokens_secret_alone_goes_to_the_output() {
        server.on("POST /api/v1/tokens", 201, "{\"id\":\"t1\",\"secret\":\"s3cret\"}");
        var run = setting.run("token", "create", "lin", "--role", "member", "-t", "acme", "--expires-in", "90d");
        assertThat(run.out()).isEqualTo("s3cret\n");
        assertThat(run.err()).startsWith("Token t1 for lin (member).");
        assertThat(server.asked().getLast().body())
                .isEqualTo("{\"name\":\"lin\",\"role\":\"member\",\"tenant\":\"acme\",\"expiresIn\":\"90d\"}\n");
    }

    @Test
    void a_tenants_file_is_applied_or_only_checked() throws IOException {
        var file = Files.writeString(directory.resolve("t.json"), "{\"tenants\":[]}");
        server.on("PUT /api/v1/tenants", 200, "{\"tenants\":[\"acme\"]}");
        assertThat(setting.run("tenants", "apply", "-f", file.toString()).out()).isEqualTo("applied acme\n");
        assertThat(server.asked().getLast().headers()).containsEntry("content-type", "application/json");
        var checked = setting.run("tenants", "apply", "-f", file.toString(), "--dry-run");
        assertThat(checked.out()).isEqualTo("fine: acme; nothing was changed\n");
    }

    @Test
    void what_lately_happened_ends_by_itself() {
        server.says("GET /api/v1/summary", "summary");
        server.stream("GET /api/v1/events", "text/event-stream", """
                id: 812
                event: node-set
                data: {"sequence":812,"atMillis":1795446540000,"type":"node-set","name":"a","center":"local"}

                """);
        var run = setting.run("events", "-o", "csv");
        assertThat(run.out()).isEqualTo("TIME,EVENT,SUBJECT,DETAILS\n15:09:00Z,node joined,a,local\n");
        assertThat(server.asked().getLast().headers()).containsEntry("last-event-id", "712");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void a_completion_script_names_every_verb(String shell) {
        assertThat(setting.run("completion", shell).out())
                .contains("submit", "explain", "undrain", "completion", "idempotency-key");
    }

    @Test
    void the_script_for_bash_is_one_that_bash_reads() throws IOException, InterruptedException {
        var file = Files.writeString(
                directory.resolve("s"), setting.run("completion", "bash").out());
        var bash = new ProcessBuilder("bash", "-n", file.toString()).inheritIO().start();
        assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(bash.exitValue()).isZero();
    }

    @Test
    void the_rehearsal_of_the_build_meets_no_surprise() throws IOException {
        Rehearsal.main(new String[0]);
    }

    private static String page(long id, String next) {
        var more = next.isEmpty() ? "" : ",\"next\":\"" + next + "\"";
        return "{\"workloads\":[{\"id\":" + id + ",\"state\":\"waiting\",\"chips\":[],\"verdict\":{}}]" + more + "}";
    }
}
