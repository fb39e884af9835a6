package dev.sluice.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.auth.Role;
import dev.sluice.app.engine.AttemptKey;
import dev.sluice.app.engine.TaskExit;
import dev.sluice.app.engine.TaskStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Answers that go on: outputs of tasks, and events. */
@Timeout(60)
final class StreamsTest {
    private static final String TWO = "tenant: acme\ntasks: 2\naccelerators: { count: 1, chips: [nvidia-h20] }\n";

    @TempDir
    Path directory;

    private ApiFixture api;

    @BeforeEach
    void start() {
        api = new ApiFixture(directory);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private long running(String name) {
        long id = api.submit(ApiFixture.job(name, TWO));
        api.awaitState(id, "running");
        return id;
    }

    private String logs(long id, String query) {
        return api.get("/api/v1/workloads/" + id + "/logs" + query).body();
    }

    @Test
    void logs_of_several_tasks_have_their_rank_in_front() {
        long id = running("talk");
        var key = new AttemptKey(id, 1);
        api.engine.write(key, 0, TaskStream.OUT, "hello\nwor");
        api.engine.write(key, 1, TaskStream.ERR, "oh\n");
        assertThat(logs(id, "")).isEqualTo("[0] hello\n[0] wor\n[1] oh\n");
        assertThat(logs(id, "?task=0")).isEqualTo("hello\nwor\n");
        assertThat(logs(id, "?task=0&stream=out")).isEqualTo("hello\nwor");
        assertThat(logs(id, "?task=0&stream=out&from=6")).isEqualTo("wor");
        assertThat(logs(id, "?task=0&stream=out&tail=1")).isEqualTo("wor");
        assertThat(logs(id, "?task=0&stream=out&tail=0")).isEmpty();
        assertThat(logs(id, "?stream=err")).isEqualTo("[1] oh\n");
    }

    @Test
    void logs_that_are_followed_come_as_they_are_written_and_end_with_the_attempt() throws Exception {
        long id = running("follow");
        var key = new AttemptKey(id, 1);
        api.engine.write(key, 0, TaskStream.OUT, "first\n");
        try (var lines = open("/api/v1/workloads/" + id + "/logs?follow=true", api.admin(), null)) {
            assertThat(lines.readLine()).isEqualTo("[0] first");
            api.engine.write(key, 1, TaskStream.ERR, "second\n");
            assertThat(lines.readLine()).isEqualTo("[1] second");
            api.engine.endAll(key, new TaskExit.Exited(0));
            assertThat(lines.readLine()).isNull();
        }
    }

    @Test
    void logs_that_can_not_be_there_are_a_problem() {
        long held = api.submit(ApiFixture.job("quiet", "hold: true\n"));
        var none = api.get("/api/v1/workloads/" + held + "/logs");
        assertThat(none.status()).isEqualTo(409);
        assertThat(none.json().get("code").asString()).isEqualTo("no-output");
        long id = running("few");
        assertThat(api.get("/api/v1/workloads/" + id + "/logs?task=2").status()).isEqualTo(404);
        assertThat(api.get("/api/v1/workloads/" + id + "/logs?attempt=2").status())
                .isEqualTo(404);
        assertThat(api.get("/api/v1/workloads/" + id + "/logs?stream=all").status())
                .isEqualTo(400);
        assertThat(api.get("/api/v1/workloads/" + id + "/logs?tail=1&from=1").status())
                .isEqualTo(400);
    }

    @Test
    void events_come_live_and_resume_after_the_last_one_seen() throws Exception {
        long id;
        long seen;
        try (var stream = open("/api/v1/events?type=submitted,ended,placed", api.admin(), null)) {
            id = running("watched");
            var submitted = event(stream);
            assertThat(submitted.get("type").asString()).isEqualTo("submitted");
            assertThat(submitted.get("name").asString()).isEqualTo("watched");
            seen = submitted.get("sequence").asLong();
            assertThat(event(stream).get("nodes").size()).isEqualTo(2);
        }
        api.end(id, 0);
        api.awaitState(id, "succeeded");
        try (var stream = open("/api/v1/events?type=submitted,ended,placed", api.admin(), Long.toString(seen))) {
            assertThat(event(stream).get("type").asString()).isEqualTo("placed");
            assertThat(event(stream).get("end").asString()).isEqualTo("succeeded");
        }
    }

    @Test
    void events_of_other_tenants_are_not_told() throws Exception {
        var member = api.token(Role.MEMBER, "acme/nlp");
        try (var stream = open("/api/v1/events?type=submitted,tenant-set", member, "0")) {
            api.submit(ApiFixture.job("hidden", "tenant: rival\nhold: true\n"));
            api.submit(ApiFixture.job("shown", "tenant: acme/nlp\nhold: true\n"));
            assertThat(event(stream).get("name").asString()).isEqualTo("acme/nlp");
            assertThat(event(stream).get("name").asString()).isEqualTo("shown");
        }
        assertThat(api.get("/api/v1/events?tenant=rival", member).status()).isEqualTo(404);
        assertThat(api.get("/api/v1/events?type=any", member).status()).isEqualTo(400);
    }

    @Test
    void a_stream_ends_when_its_token_is_revoked_or_the_server_closes() throws Exception {
        var token = api.token(Role.VIEWER, null);
        try (var stream = open("/api/v1/events", token, null)) {
            var id = token.split("_")[1];
            assertThat(api.send("DELETE", "/api/v1/tokens/" + id, api.admin(), Map.of(), null)
                            .status())
                    .isEqualTo(204);
            api.submit(ApiFixture.job("more", "hold: true\n"));
            drain(stream);
        }
        try (var stream = open("/api/v1/events", api.admin(), null)) {
            api.server.close();
            drain(stream);
        }
    }

    private static void drain(BufferedReader stream) {
        try {
            while (stream.readLine() != null) {
                // What was under way may still come.
            }
        } catch (IOException e) {
            assertThat(e).isNotNull();
        }
    }

    @Test
    void the_history_of_a_workload_comes_in_pages_without_gaps() {
        long id = running("history");
        api.end(id, 0);
        api.awaitState(id, "succeeded");
        var whole = types("/api/v1/workloads/" + id + "/events", new ArrayList<>());
        assertThat(whole)
                .containsExactly(
                        "submitted", "placed", "task-started", "task-started", "task-ended", "task-ended", "ended");
        var pages = types("/api/v1/workloads/" + id + "/events?limit=1", new ArrayList<>());
        assertThat(pages).isEqualTo(whole);
    }

    private List<String> types(String path, List<String> types) {
        var page = api.get(path).json();
        page.get("events").forEach(event -> types.add(event.get("type").asString()));
        if (page.get("next") != null) {
            var more = path.replaceAll("&?cursor=[0-9]+", "").replaceAll("\\?$", "");
            var join = more.contains("?") ? "&" : "?";
            return types(more + join + "cursor=" + page.get("next").asString(), types);
        }
        return types;
    }

    private BufferedReader open(String path, String token, String lastEventId) throws Exception {
        var request = HttpRequest.newBuilder(api.uri(path)).header("Authorization", "Bearer " + token);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        var response = api.client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private static JsonNode event(BufferedReader stream) throws IOException {
        for (var line = stream.readLine(); line != null; line = stream.readLine()) {
            if (line.startsWith("data: ")) {
                return ApiFixture.JSON.readTree(line.substring(6));
            }
        }
        throw new IOException("the stream ended");
    }
}
