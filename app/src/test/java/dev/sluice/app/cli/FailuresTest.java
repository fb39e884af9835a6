package dev.sluice.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FailuresTest {
    private final StubServer server = new StubServer();

    @TempDir
    private Path home = Path.of("");

    @AfterEach
    void closeTheServer() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, unknown-parameter, 2",
        "401, unauthenticated, 4",
        "403, denied, 4",
        "404, not-found, 3",
        "409, wrong-state, 5",
        "412, changed-meanwhile, 5",
        "413, too-large, 2",
        "415, unsupported-type, 2",
        "422, invalid-file, 2",
        "422, over-limit, 6",
        "422, over-committed, 6",
        "500, internal, 1",
        "503, not-ready, 7"
    })
    void each_class_of_refusal_has_its_exit_code(int status, String code, int exit) {
        server.on("GET /api/v1/workloads/x", status, CliRun.problem(status, code, "So it is."));

        var run = CliRun.Setting.of(server).run("describe", "x");

        assertThat(run.code()).isEqualTo(exit);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("error: So it is. (" + code + ")\n");
    }

    @Test
    void every_fault_of_a_file_is_told_with_field_value_limit_and_remedy() {
        server.on("POST /api/v1/workloads", 422, """
                {"type":"/problems/invalid-file","title":"t","status":422,"code":"invalid-file",
                 "detail":"The file has 2 faults.","problems":[
                 {"code":"work.unknown-field","field":"acelerators","line":4,"detail":"There is no such field.",
                  "remedy":"Did you mean 'accelerators'?"},
                 {"code":"work.out-of-range","field":"tasks","value":"1000000000","limit":"1..4096",
                  "detail":"Too many."}]}
                """);

        var run = CliRun.Setting.of(server).reading("kind: job\n").run("submit", "-");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("""
                error: The file has 2 faults. (invalid-file)
                  - line 4: There is no such field.
                    field acelerators
                    Did you mean 'accelerators'?
                  - Too many.
                    field tasks, value 1000000000, limit 1..4096
                """);
    }

    @Test
    void a_server_that_is_not_there_is_told_with_the_next_step() {
        server.close();
        var here = CliRun.Setting.of(server).run("ps");
        assertThat(here.code()).isEqualTo(7);
        assertThat(here.err()).isEqualTo("error: no server at " + server.url() + ": start one with ./sluice up\n");
    }

    @Test
    void what_is_no_sluice_is_told_apart() {
        server.on("GET /api/v1/workloads", 404, "<html>nothing here</html>");
        var run = CliRun.Setting.of(server).run("ps");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("is no Sluice server (status 404)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            pss                      | sluice has no verb 'pss'.               | Did you mean: ps
            ps --wacth               | sluice ps has no option '--wacth'.      | Did you mean: --watch?
            ps -o xml                | --output can't be 'xml'.                | table, wide, json
            describe                 | sluice describe needs REF.              | See 'sluice describe --help'
            whoami a                 | takes no further argument; 'a'          | See 'sluice whoami --help'
            token                    | sluice token needs one of: create       | revoke
            submit                   | Say what to submit                      | standard input
            submit no-such-file.yaml | There is no file                        | no-such-file.yaml
            submit - --timeout 5x    | '5x' is no time span.                   | 1h30m
            ps --lang zh-CN --wacth  | sluice ps 没有选项“--wacth”。            | --watch
            """)
    void a_wrong_command_line_is_told_with_the_nearest_right_one(String line, String what, String remedy) {
        var run = CliRun.Setting.of(server).run(line.split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(what, remedy);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void the_token_is_in_no_message() {
        server.on("GET /api/v1/workloads/x", 401, CliRun.problem(401, "unauthenticated", "No such token."));
        var setting = CliRun.Setting.of(server);
        for (var run : new CliRun[] {
            setting.run("describe", "x"),
            setting.run("describe", "y"),
            setting.with("SLUICE_TOKEN", CliRun.TOKEN + "\nX: y").run("ps"),
            setting.with("SLUICE_SERVER", "http://sluice.invalid:1").run("ps")
        }) {
            assertThat(run.code()).isNotZero();
            assertThat(run.out() + run.err()).doesNotContain(CliRun.TOKEN);
        }
    }

    @Test
    void a_redirect_is_not_followed_so_the_token_stays_with_its_server() {
        try (var other = new StubServer()) {
            server.on("GET /api/v1/workloads", 302, other.url() + "/api/v1/workloads");
            assertThat(CliRun.Setting.of(server).run("ps").code()).isNotZero();
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void a_token_file_that_others_may_read_is_not_used() throws IOException {
        var file = Files.writeString(home.resolve("token"), CliRun.TOKEN);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        var open = CliRun.Setting.at(home).run("ps", "--server", server.url(), "--token-file", file.toString());
        assertThat(open.code()).isEqualTo(2);
        assertThat(open.err()).contains("chmod 600 " + file);
        assertThat(server.asked()).isEmpty();

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        server.says("GET /api/v1/workloads", "workloads");
        var closed = CliRun.Setting.at(home).run("ps", "--server", server.url(), "--token-file", file.toString());
        assertThat(closed.code()).isZero();
        assertThat(server.asked().getFirst().headers()).containsEntry("authorization", "Bearer " + CliRun.TOKEN);
    }

    @Test
    void a_reader_who_goes_away_ends_it_without_a_word() {
        server.says("GET /api/v1/workloads", "workloads");
        var broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        var run = CliRun.Setting.of(server).run(broken, () -> "", "ps");
        assertThat(run).isEqualTo(new CliRun(141, "", ""));
    }

    @Test
    void a_name_from_the_server_cannot_move_the_cursor() {
        server.on("GET /api/v1/whoami", 200, """
                {"user":"\\u001b[2Jlin\\r\\u202e","token":"t","role":"viewer","permissions":[]}
                """);
        assertThat(CliRun.Setting.of(server).run("whoami").out()).doesNotContain("\u001b", "\r", "\u202e");
        server.on("GET /api/v1/whoami", 403, CliRun.problem(403, "denied", "no\\u001b[31m"));
        assertThat(CliRun.Setting.of(server).run("whoami").err()).doesNotContain("\u001b");
    }
}
