package dev.sluice.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.auth.Role;
import dev.sluice.core.forecast.Forecast.Interval;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkloadApiTest {
    private static final String DEVICES = "accelerators: { count: 8, chips: [nvidia-h20] }\n";

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

    @Test
    void a_gang_is_submitted_runs_and_ends_with_its_exit_code() {
        long id = api.submit(ApiFixture.job("gang", "tenant: acme\ntasks: 2\n" + DEVICES));
        var running = api.awaitState(id, "running");
        assertThat(running.get("attempt").get("tasks").size()).isEqualTo(2);
        assertThat(running.get("tier").asString()).isEqualTo("owned");
        api.end(id, 3);
        var ended = api.awaitState(id, "failed");
        assertThat(ended.get("exitCode").asInt()).isEqualTo(3);
        assertThat(ended.get("verdict").get("text").asString()).contains("failed");
    }

    @Test
    void a_name_means_the_newest_workload_of_that_name() {
        api.submit(ApiFixture.job("twin", "hold: true\n"));
        long second = api.submit(ApiFixture.job("twin", "hold: true\n"));
        assertThat(api.get("/api/v1/workloads/twin").json().get("id").asLong()).isEqualTo(second);
    }

    @Test
    void a_repeat_with_the_same_key_answers_the_first_outcome() {
        var headers = Map.of("Content-Type", "application/yaml", "Idempotency-Key", "k-1");
        var first = api.send("POST", "/api/v1/workloads", api.admin(), headers, ApiFixture.job("once", "hold: true\n"));
        var again = api.send("POST", "/api/v1/workloads", api.admin(), headers, ApiFixture.job("once", "hold: true\n"));
        var other = api.send("POST", "/api/v1/workloads", api.admin(), headers, ApiFixture.job("else", "hold: true\n"));
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("repeated").asBoolean()).isTrue();
        assertThat(again.json().get("workloads")).isEqualTo(first.json().get("workloads"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().get("code").asString()).isEqualTo("key-reused");
    }

    @Test
    void several_documents_are_accepted_together_or_not_at_all() {
        var good = ApiFixture.job("a", "hold: true\n") + "---\n" + ApiFixture.job("b", "hold: true\n");
        var got = api.post("/api/v1/workloads", good);
        assertThat(got.json().get("workloads").size()).isEqualTo(2);
        var bad = ApiFixture.job("c", "hold: true\n") + "---\n" + ApiFixture.job("d", "tasks: -1\n");
        var refused = api.post("/api/v1/workloads", bad);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("field").asString()).isEqualTo("[1].tasks");
        assertThat(api.get("/api/v1/workloads/c").status()).isEqualTo(404);
        var unknown = ApiFixture.job("e", "hold: true\n") + "---\n" + ApiFixture.job("f", "tenant: nobody\n");
        assertThat(api.post("/api/v1/workloads", unknown).status()).isEqualTo(404);
        assertThat(api.get("/api/v1/workloads/e").status()).isEqualTo(404);
    }

    @Test
    void a_dry_run_checks_everything_and_leaves_nothing() {
        long before = api.loop.committedSequence();
        var fine = api.post("/api/v1/workloads?dryRun=true", ApiFixture.job("dry", ""));
        assertThat(fine.status()).isEqualTo(200);
        assertThat(fine.json().get("dryRun").asBoolean()).isTrue();
        var unknown = api.post("/api/v1/workloads?dryRun=true", ApiFixture.job("dry", "tenant: nobody\n"));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(api.loop.committedSequence()).isEqualTo(before);
    }

    @Test
    void hold_release_and_cancel_take_a_workload_where_they_say() {
        long id = api.submit(ApiFixture.job("h", "tenant: acme\nhold: true\n" + DEVICES));
        api.awaitState(id, "held");
        assertThat(act(id, "release").status()).isEqualTo(200);
        api.awaitState(id, "running");
        assertThat(act(id, "cancel").status()).isEqualTo(200);
        api.awaitState(id, "cancelled");
        var again = act(id, "cancel");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().get("code").asString()).isEqualTo("wrong-state");
    }

    private ApiFixture.Got act(long id, String action) {
        return api.send("POST", "/api/v1/workloads/" + id + "/" + action, api.admin(), Map.of(), null);
    }

    @Test
    void an_action_on_a_workload_that_has_changed_since_is_refused() {
        long id = api.submit(ApiFixture.job("e", "hold: true\n"));
        var seen = api.get("/api/v1/workloads/" + id).header("etag");
        var path = "/api/v1/workloads/" + id;
        var unchanged = api.send("GET", path, api.admin(), Map.of("If-None-Match", seen), null);
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(act(id, "release").status()).isEqualTo(200);
        var refused = api.send("POST", path + "/cancel", api.admin(), Map.of("If-Match", seen), null);
        assertThat(refused.status()).isEqualTo(412);
        var now = api.awaitState(id, "running");
        assertThat(now.get("state").asString()).isEqualTo("running");
        var fresh = api.get(path).header("etag");
        assertThat(api.send("POST", path + "/cancel", api.admin(), Map.of("If-Match", fresh), null)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void pages_show_each_workload_once_newest_first() {
        for (int i = 0; i < 25; i++) {
            api.submit(ApiFixture.job("p" + i, "hold: true\n"));
        }
        var seen = new StringBuilder();
        var path = "/api/v1/workloads?limit=10";
        for (var page = api.get(path).json(); ; page = api.get(path).json()) {
            page.get("workloads")
                    .forEach(row -> seen.append(row.get("name").asString()).append(' '));
            if (page.get("next") == null) {
                break;
            }
            path = "/api/v1/workloads?limit=10&cursor=" + page.get("next").asString();
        }
        assertThat(seen.toString().split(" "))
                .hasSize(25)
                .startsWith("p24", "p23")
                .endsWith("p1", "p0");
    }

    @Test
    void filters_narrow_a_list_down() {
        long nlp = api.submit(ApiFixture.job("x", "tenant: acme/nlp\nhold: true\n"));
        long vision = api.submit(ApiFixture.job("y", "tenant: acme/vision\nhold: true\n"));
        api.submit(ApiFixture.job("z", "tenant: rival\nhold: true\n"));
        assertThat(ids("tenant=acme")).containsExactly(vision, nlp);
        assertThat(ids("tenant=acme/nlp")).containsExactly(nlp);
        assertThat(ids("name=y")).containsExactly(vision);
        assertThat(ids("state=running,waiting")).isEmpty();
        act(nlp, "cancel");
        assertThat(ids("tenant=acme")).containsExactly(vision);
        assertThat(ids("tenant=acme&all=true")).containsExactly(vision, nlp);
        assertThat(ids("tenant=acme&state=cancelled")).containsExactly(nlp);
        assertThat(api.get("/api/v1/workloads?tenant=nobody").status()).isEqualTo(404);
    }

    private Long[] ids(String query) {
        var rows = api.get("/api/v1/workloads?" + query).json().get("workloads");
        var ids = new Long[rows.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = rows.get(i).get("id").asLong();
        }
        return ids;
    }

    @Test
    void what_one_tenant_has_is_not_there_for_another() {
        long id = api.submit(ApiFixture.job("secret", "tenant: rival\nhold: true\n"));
        var member = api.token(Role.MEMBER, "acme/nlp");
        for (var path : new String[] {"", "/explain", "/logs", "/events"}) {
            assertThat(api.get("/api/v1/workloads/" + id + path, member).status())
                    .isEqualTo(404);
        }
        assertThat(api.get("/api/v1/workloads/secret", member).status()).isEqualTo(404);
        assertThat(api.get("/api/v1/workloads", member).json().get("workloads").size())
                .isZero();
        assertThat(api.post("/api/v1/workloads", ApiFixture.job("n", "tenant: rival\n"), member)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void members_change_only_their_own_and_see_no_foreign_environment() {
        var yaml = "kind: job\nname: env\ntenant: acme/nlp\nhold: true\n"
                + "run: { command: [work], env: { KEY: hidden } }\n";
        long id = api.submit(yaml);
        var member = api.token(Role.MEMBER, "acme/nlp");
        var path = "/api/v1/workloads/" + id;
        assertThat(api.get(path, member).body()).doesNotContain("hidden");
        assertThat(api.get(path).body()).contains("hidden");
        assertThat(api.send("POST", path + "/cancel", member, Map.of(), null).status())
                .isEqualTo(403);
        long own = api.submit(ApiFixture.job("own", "hold: true\n"), member);
        assertThat(api.send("POST", "/api/v1/workloads/" + own + "/cancel", member, Map.of(), null)
                        .status())
                .isEqualTo(200);
        var admin = api.token(Role.TENANT_ADMIN, "acme");
        assertThat(api.send("POST", path + "/cancel", admin, Map.of(), null).status())
                .isEqualTo(200);
    }

    @Test
    void the_expected_start_is_in_the_list_and_in_the_explanation() {
        long big = api.submit(ApiFixture.job("big", "tasks: 40\naccelerators: { count: 2, chips: [nvidia-h20] }\n"));
        assertThat(api.get("/api/v1/workloads").body()).doesNotContain("expectedStart");
        api.forecasts.put(big, new Interval(1_798_761_600_000L, 1_798_765_200_000L));
        var listed = api.get("/api/v1/workloads").json().get("workloads").get(0).get("expectedStart");
        assertThat(listed.get("toMillis").asLong()).isEqualTo(1_798_765_200_000L);
        api.forecasts.put(big, new Interval(1_798_761_600_000L, Interval.LATER));
        var explained = api.get("/api/v1/workloads/" + big + "/explain").json().get("expectedStart");
        assertThat(explained.get("fromMillis").asLong()).isEqualTo(1_798_761_600_000L);
        assertThat(explained.has("toMillis")).isFalse();
        assertThat(explained.get("text").asString())
                .contains("2027-01-01T00:00:00Z")
                .contains("14 days");
    }

    @Test
    void explain_says_what_is_free_and_what_would_help() {
        long big = api.submit(ApiFixture.job("big", "tenant: acme\ntasks: 40\n" + DEVICES));
        var waiting =
                api.await(big, now -> now.get("verdict").get("code").asString().equals("pool-too-small"));
        assertThat(waiting.get("state").asString()).isEqualTo("waiting");
        var explained = api.get("/api/v1/workloads/" + big + "/explain").json();
        assertThat(explained.get("need").get("tasks").asInt()).isEqualTo(40);
        assertThat(explained.get("places").get(0).get("center").asString()).isEqualTo("east");
        assertThat(explained.get("changes").toString()).contains("fewer-tasks");
    }
}
