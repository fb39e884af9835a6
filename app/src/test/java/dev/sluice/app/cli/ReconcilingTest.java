package dev.sluice.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements of two sides against each other. */
final class ReconcilingTest {
    @TempDir
    Path directory;

    private StubServer server;

    @BeforeEach
    void start() {
        server = new StubServer().says("GET /api/v1/bill", "bill");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CliRun against(String theirs) throws IOException {
        var file = Files.writeString(directory.resolve("theirs.json"), theirs);
        return CliRun.Setting.of(server).run("bill", "--reconcile", file.toString());
    }

    @Test
    void the_same_statement_agrees() throws IOException {
        var run = against(CliRun.resource("said/bill.json"));
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("say the same");
    }

    @Test
    void each_difference_is_shown_with_its_cause() throws IOException {
        var ours = CliRun.resource("said/bill.json");
        assertThat(against(ours.replace("-48000000", "-47000000")).out()).contains("same time, other amount");
        assertThat(against(ours.replace("74880000000", "74880000001")).out()).contains("other device time");
        var run = against(ours.replace("reclaimed", "drained"));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("not in this statement").contains("not in the other one");
    }

    @Test
    void what_is_no_statement_of_the_month_is_refused() throws IOException {
        assertThat(against("free").code()).isEqualTo(2);
        assertThat(against("{}").code()).isEqualTo(2);
        assertThat(against(CliRun.resource("said/bill.json")
                                .replace("\"period\": \"2026-11\"", "\"period\": \"2026-10\""))
                        .code())
                .isEqualTo(2);
    }
}
