package dev.sluice.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReachTest {
    private final StubServer server = new StubServer();

    @TempDir
    private Path home = Path.of("");

    @BeforeEach
    void letTheServerAnswer() {
        server.says("GET /api/v1/workloads", "workloads");
    }

    @AfterEach
    void closeTheServer() {
        server.close();
    }

    @Test
    void this_machines_server_and_its_token_are_found_by_themselves() throws IOException {
        up(home.resolve(".sluice"), server);

        assertThat(CliRun.Setting.at(home).run("ps").code()).isZero();
        assertThat(sentToken(server)).isEqualTo("Bearer own-token");
    }

    @Test
    void another_home_of_the_server_is_found_through_its_variable() throws IOException {
        up(home.resolve("elsewhere"), server);
        var setting = CliRun.Setting.at(home)
                .with("SLUICE_HOME", home.resolve("elsewhere").toString());

        assertThat(setting.run("ps").code()).isZero();
        assertThat(sentToken(server)).isEqualTo("Bearer own-token");
    }

    @Test
    void the_token_of_this_machines_server_goes_to_no_other_server() throws IOException {
        try (var other = new StubServer()) {
            other.says("GET /api/v1/workloads", "workloads");
            up(home.resolve(".sluice"), server);

            assertThat(CliRun.Setting.at(home)
                            .run("ps", "--server", other.url())
                            .code())
                    .isZero();
            assertThat(other.asked().getFirst().headers()).doesNotContainKey("authorization");
            assertThat(CliRun.Setting.at(home)
                            .run("ps", "--server", server.url() + "/")
                            .code())
                    .isZero();
            assertThat(sentToken(server)).isEqualTo("Bearer own-token");
        }
    }

    @Test
    void a_server_that_is_on_its_way_is_waited_for() throws IOException, InterruptedException {
        var state = Files.createDirectories(home.resolve(".sluice"));
        long process = ProcessHandle.current().pid();
        Files.writeString(state.resolve("starting"), process + "\n");
        Files.writeString(state.resolve("server.json"), "{\"url\": \"http://127.0.0.1:1\", \"pid\": 1}");
        secret(state.resolve("admin.token"), "own-token");
        var codes = new ArrayBlockingQueue<Integer>(1);
        Thread.ofVirtual()
                .start(() -> codes.add(CliRun.Setting.at(home).run("ps").code()));

        Files.writeString(
                state.resolve("server.json"), "{\"url\": \"" + server.url() + "\", \"pid\": " + process + "}");
        Files.delete(state.resolve("starting"));

        assertThat(codes.poll(20, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void a_server_that_died_on_its_way_is_not_waited_for() throws IOException {
        var state = Files.createDirectories(home.resolve(".sluice"));
        Files.writeString(state.resolve("starting"), Long.MAX_VALUE + "\n");
        Files.writeString(state.resolve("server.json"), "{\"url\": \"http://127.0.0.1:1\", \"pid\": 1}");
        assertThat(CliRun.Setting.at(home).run("ps").code()).isEqualTo(7);
    }

    @Test
    void a_context_is_kept_used_and_listed() throws IOException {
        var token = secret(home.resolve("lab.token"), "lab-token");
        var setting = CliRun.Setting.at(home);

        var set = setting.run("context", "set", "lab", "--server", server.url(), "--token-file", token.toString());
        assertThat(set.code()).isZero();
        assertThat(setting.run("ps").code()).isZero();
        assertThat(sentToken(server)).isEqualTo("Bearer lab-token");

        setting.run("context", "set", "prod", "--server", "https://sluice.invalid");
        var list = setting.run("context", "ls", "-o", "csv");
        assertThat(list.out().lines().skip(1))
                .containsExactly("*,lab," + server.url() + "," + token, ",prod,https://sluice.invalid,");
        assertThat(setting.run("context", "use", "nope").err()).contains("There are: lab, prod");
        assertThat(setting.run("context", "use", "prod").code()).isZero();
        assertThat(setting.run("context", "ls", "-o", "csv").out()).contains("*,prod,");
        assertThat(setting.run("--context", "lab", "ps").code()).isZero();
    }

    @Test
    void the_variables_come_before_the_current_context() {
        var setting = new CliRun.Setting(Map.of("SLUICE_SERVER", server.url()), home, "", 0);
        setting.run("context", "set", "prod", "--server", "https://sluice.invalid");
        assertThat(setting.run("ps").code()).isZero();
    }

    @Test
    void an_address_that_is_none_is_refused_with_where_it_stands() {
        var run =
                CliRun.Setting.at(home).with("SLUICE_SERVER", "localhost:7070").run("ps");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("SLUICE_SERVER should be an address", "'localhost:7070'");
    }

    @Test
    void a_token_that_would_travel_in_the_clear_is_warned_about() {
        var run = CliRun.Setting.at(home).with("SLUICE_TOKEN", "x").run("ps", "--server", "http://sluice.invalid");
        assertThat(run.err()).startsWith("warning: the token goes to http://sluice.invalid unencrypted");
    }

    private static void up(Path state, StubServer server) throws IOException {
        Files.createDirectories(state);
        Files.writeString(state.resolve("server.json"), "{\"url\": \"" + server.url() + "\", \"pid\": 1}");
        secret(state.resolve("admin.token"), "own-token\n");
    }

    private static Path secret(Path file, String text) throws IOException {
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static String sentToken(StubServer server) {
        return server.asked().getLast().headers().getOrDefault("authorization", "");
    }
}
