package dev.sluice.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.auth.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API and its document say the same. Answers are held against their schemas by {@link ApiFixture}. */
final class OpenApiTest {
    private static final OpenApiDocument DOCUMENT = OpenApiDocument.INSTANCE;

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

    private List<Route> routes() {
        return Routes.of(api.parts, new Streams());
    }

    @Test
    void every_documented_operation_is_routed_and_every_route_documented() {
        var routed = routes().stream()
                .map(route -> route.method() + " " + route.path())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(routed).isEqualTo(DOCUMENT.operations());
    }

    @Test
    void every_route_has_the_documented_parameters_and_asks_for_a_token_where_it_says_so() {
        for (var route : routes()) {
            assertThat(new TreeSet<>(route.parameters()))
                    .as(route.path())
                    .isEqualTo(DOCUMENT.queryParameters(route.method(), route.path()));
            assertThat(route.open()).as(route.path()).isEqualTo(DOCUMENT.isOpen(route.method(), route.path()));
        }
    }

    @Test
    void the_document_names_exactly_the_states_roles_and_event_types_that_there_are() {
        assertThat(words("EventType")).isEqualTo(EventEndpoints.TYPES);
        var states = new TreeSet<>(Listing.LIVE);
        states.addAll(Listing.ENDED);
        assertThat(words("State")).isEqualTo(states);
        var roles = List.of(Role.values()).stream().map(Role::word).collect(Collectors.toCollection(TreeSet::new));
        assertThat(words("Role")).isEqualTo(roles);
    }

    private static TreeSet<String> words(String schema) {
        var words = new TreeSet<String>();
        DOCUMENT.root().at("/components/schemas/" + schema + "/enum").forEach(word -> words.add(word.asString()));
        return words;
    }

    @Test
    void an_answer_that_breaks_its_schema_is_noticed() {
        var headers = Map.of("content-type", List.of("application/json"));
        var extra = "{\"status\":\"up\",\"more\":1}";
        assertThat(DOCUMENT.faults("GET", "/health/live", new ApiFixture.Got(200, headers, extra)))
                .contains("more");
        assertThat(DOCUMENT.faults("GET", "/health/live", new ApiFixture.Got(418, headers, "{}")))
                .contains("418");
        assertThat(DOCUMENT.faults("GET", "/health/live", new ApiFixture.Got(200, Map.of(), "up")))
                .contains("content type");
    }

    @Test
    void the_document_is_served_as_it_is() {
        var got = api.get("/openapi.yaml", "");
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.body()).startsWith("openapi: 3.1.0");
    }

    @Test
    void every_list_answers_as_documented_when_there_is_something_to_show() {
        var yaml = "tenant: acme/nlp\ntasks: 2\naccelerators: { count: 8, chips: [nvidia-h20], memory: 64Gi }\n"
                + "cpus: 4\nmemory: 16Gi\ntopology: rack\nlimit: 2h\nruntime: 1h\n"
                + "checkpoint: { every: 10m, restart: 30s }\npriority: high\n";
        long running = api.submit(ApiFixture.job("one", yaml));
        api.awaitState(running, "running");
        long waiting = api.submit(ApiFixture.job("two", yaml));
        api.submit(ApiFixture.job("share", "accelerators: { share: 250m }\ntenant: rival\n"));
        api.end(running, 0);
        api.awaitState(running, "succeeded");
        api.awaitState(waiting, "running");
        for (var path : List.of(
                "/workloads?all=true",
                "/workloads/" + running,
                "/workloads/" + running + "/explain",
                "/workloads/" + running + "/events",
                "/workloads/" + waiting + "/explain",
                "/centers",
                "/nodes",
                "/nodes?center=east&status=up&limit=1",
                "/chips",
                "/tenants",
                "/rules",
                "/usage?by=tenant,chip,tier",
                "/usage?by=workload&from=2020-01-01&to=2100-01-01",
                "/usage",
                "/prices",
                "/budgets",
                "/market",
                "/bill?tenant=acme",
                "/settlement",
                "/ledger",
                "/contracts",
                "/settings",
                "/summary",
                "/whoami",
                "/tokens")) {
            assertThat(api.get("/api/v1" + path).status()).as(path).isEqualTo(200);
            assertThat(api.get("/api/v1" + path, "nonsense").status()).as(path).isEqualTo(401);
        }
    }

    @Test
    void health_metrics_and_the_front_page_answer() {
        assertThat(api.get("/health/live", "").status()).isEqualTo(200);
        assertThat(api.get("/health/ready", "").status()).isEqualTo(200);
        assertThat(api.get("/metrics", "").status()).isEqualTo(401);
        var metrics = api.get("/metrics", api.token(Role.VIEWER, "acme"));
        assertThat(metrics.body())
                .contains("sluice_devices_milli{center=\"east\",chip=\"nvidia-h20\"")
                .contains("sluice_journal_entries_total")
                .contains("sluice_http_request_seconds_count");
        assertThat(api.get("/", "").body()).contains("/api/v1");
    }

    @Test
    void nodes_are_drained_and_given_free_again() {
        var drained = api.send("POST", "/api/v1/nodes/east/n0/drain?evict=true", api.admin(), Map.of(), null);
        assertThat(drained.json().get("status").asString()).isEqualTo("drained");
        var again = api.send("POST", "/api/v1/nodes/east/n0/drain", api.admin(), Map.of(), null);
        assertThat(again.status()).isEqualTo(409);
        var free = api.send("POST", "/api/v1/nodes/east/n0/undrain", api.admin(), Map.of(), null);
        assertThat(free.json().get("status").asString()).isEqualTo("up");
        assertThat(api.send("POST", "/api/v1/nodes/east/nope/drain", api.admin(), Map.of(), null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void tenants_are_applied_all_or_none() {
        var fine = "tenants:\n- { path: lab, weight: 3 }\n- { path: lab/a, limit: { nvidia-h20: 250m } }\n";
        var tried = api.put("/api/v1/tenants?dryRun=true", fine, api.admin());
        assertThat(tried.status()).isEqualTo(200);
        assertThat(api.get("/api/v1/tenants?tenant=lab").status()).isEqualTo(404);
        assertThat(api.put("/api/v1/tenants", fine, api.admin()).status()).isEqualTo(200);
        var again = api.put("/api/v1/tenants", fine, api.admin());
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("sequence").asLong()).isZero();
        var shown = api.get("/api/v1/tenants?tenant=lab").json().get("tenants");
        assertThat(shown.size()).isEqualTo(2);
        assertThat(shown.get(1).get("chips").get(0).get("limitMilli").asLong()).isEqualTo(250);
        var orphan = api.put("/api/v1/tenants", "tenants: [{ path: no/such }]\n", api.admin());
        assertThat(orphan.json().get("code").asString()).isEqualTo("no-parent");
        var greedy =
                api.put("/api/v1/tenants", "tenants: [{ path: lab, guarantee: { nvidia-h20: 99 } }]\n", api.admin());
        assertThat(greedy.json().get("code").asString()).isEqualTo("over-committed");
        var typo = api.put("/api/v1/tenants", "tenants: [{ path: lab, limit: { nvidia-h2: 9 } }]\n", api.admin());
        assertThat(typo.status()).isEqualTo(422);
    }

    @Test
    void more_than_the_limit_is_refused_with_its_own_code() {
        api.put("/api/v1/tenants", "tenants: [{ path: rival, limit: { nvidia-h20: 4 } }]\n", api.admin());
        var yaml = ApiFixture.job("greedy", "tenant: rival\naccelerators: { count: 8, chips: [nvidia-h20] }\n");
        var got = api.post("/api/v1/workloads", yaml);
        assertThat(got.status()).isEqualTo(422);
        assertThat(got.json().get("code").asString()).isEqualTo("over-limit");
        assertThat(got.json().get("limit").asString()).isEqualTo("4");
    }

    @Test
    void who_has_as_many_waiting_as_he_may_is_refused_and_the_limits_are_shown() {
        api.put("/api/v1/tenants", "tenants: [{ path: rival, workloads: { waiting: 1, running: 1 } }]\n", api.admin());
        var job = "tenant: rival\naccelerators: { count: 1, chips: [nvidia-h20] }\n";
        long first = api.submit(ApiFixture.job("first", job));
        api.awaitState(first, "running");
        long second = api.submit(ApiFixture.job("second", job));
        api.await(second, shown -> shown.get("verdict").get("code").asString().equals("many-running"));
        assertThat(api.get("/api/v1/workloads/" + second + "/explain").body())
                .contains("Tenant rival has as many workloads running as it may have: 1.")
                .contains("Have the limit of tenant rival raised.");
        var got = api.post("/api/v1/workloads", ApiFixture.job("third", job));
        assertThat(got.status()).isEqualTo(422);
        assertThat(got.json().get("code").asString()).isEqualTo("many-waiting");
        assertThat(got.json().get("limit").asString()).isEqualTo("1");
        var shown =
                api.get("/api/v1/tenants?tenant=rival").json().get("tenants").get(0);
        assertThat(shown.get("mostRunning").asInt()).isEqualTo(1);
        assertThat(shown.get("waiting").asInt()).isEqualTo(1);
    }
}
