package dev.sluice.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.app.auth.Role;
import dev.sluice.app.loop.JournalCodec;
import dev.sluice.app.trace.Traces;
import dev.sluice.app.trace.reading.ReadOptions;
import dev.sluice.core.Core;
import dev.sluice.core.replay.Job;
import dev.sluice.core.replay.Trace;
import dev.sluice.core.schedule.Policies;
import dev.sluice.core.work.End;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a live server did can be told, replayed, and decided again. */
final class TraceApiTest {
    private static final String DEVICES = "accelerators: { count: 8, chips: [nvidia-h20] }\n";

    @TempDir
    Path directory;

    private ApiFixture api;

    @BeforeEach
    void start() {
        api = new ApiFixture(directory.resolve("server"));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    /** One succeeds, one fails, one borrows and is taken back, one never runs, one still runs. */
    private void live() {
        long good = api.submit(ApiFixture.job("good", "tenant: acme\ntasks: 2\n" + DEVICES));
        api.awaitState(good, "running");
        api.end(good, 0);
        api.awaitState(good, "succeeded");
        long borrower = api.submit(ApiFixture.job("borrower", "tenant: rival\ntasks: 2\n" + DEVICES));
        api.awaitState(borrower, "running");
        long owner = api.submit(ApiFixture.job("owner", "tenant: acme/nlp\n" + DEVICES));
        api.awaitState(owner, "running");
        api.end(owner, 1);
        api.awaitState(owner, "failed");
        long never = api.submit(ApiFixture.job("never", "tenant: acme\nhold: true\n"));
        api.post("/api/v1/workloads/" + never + "/cancel", "");
        api.awaitState(never, "cancelled");
        api.awaitState(borrower, "running");
    }

    private Trace trace(String token) throws Exception {
        var got = api.get("/api/v1/trace", token);
        assertThat(got.status()).isEqualTo(200);
        var file = Files.writeString(directory.resolve("live.jsonl"), got.body());
        return Traces.open(file, ReadOptions.DEFAULT).trace();
    }

    @Test
    void what_ended_is_told_as_a_trace_and_what_is_left_out_is_counted() throws Exception {
        live();
        var trace = trace(api.admin());

        assertThat(trace.jobs())
                .extracting(Job::name, Job::tenant, Job::end)
                .containsExactly(tuple("good", "acme", End.SUCCEEDED), tuple("owner", "acme/nlp", End.FAILED));
        assertThat(trace.fleet().devices()).isEqualTo(16);
        var headers = api.get("/api/v1/trace").headers();
        assertThat(headers.get("sluice-never-ran")).containsExactly("1");
        assertThat(headers.get("sluice-open")).containsExactly("1");
    }

    @Test
    void a_tenant_sees_only_its_own_part() throws Exception {
        live();

        assertThat(trace(api.token(Role.VIEWER, "acme/nlp")).jobs())
                .extracting(Job::name)
                .containsExactly("owner");
    }

    @Test
    void the_same_core_decides_a_recorded_session_again_event_for_event() {
        live();
        var again = new Core(Policies.STANDARD);
        for (var entry : api.store.journal().page(0, 10_000)) {
            var recorded = JournalCodec.decode(entry.body());
            assertThat(again.run(recorded.command()).events())
                    .as(recorded.command().toString())
                    .isEqualTo(recorded.events());
        }
        assertThat(again.workloads().live()).isEqualTo(1);
    }
}
