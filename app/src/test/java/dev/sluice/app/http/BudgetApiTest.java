package dev.sluice.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.auth.Role;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Budgets through the door. */
final class BudgetApiTest {
    private static final String BUDGETS = "/api/v1/budgets";

    @TempDir
    Path directory;

    private ApiFixture api;

    @BeforeEach
    void start() {
        api = new ApiFixture(directory);
        api.put("/api/v1/tenants", "tenants: [{ path: rival }]\n", api.admin());
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private int put(String budget, String token) {
        return api.put(BUDGETS, budget, token).status();
    }

    @Test
    void work_that_costs_money_is_stopped_and_waits_when_its_budget_is_used_up() {
        api.put("/api/v1/prices/east/nvidia-h20", "{ price: 10000, currency: CNY }\n", api.admin());
        long id = api.submit(
                ApiFixture.job("theirs", "tenant: rival\naccelerators: { count: 2, chips: [nvidia-h20] }\n"));
        api.awaitState(id, "running");
        assertThat(put("{ tenant: rival, currency: CNY, soft: 0.01, hard: 0.02, grace: 0s }\n", api.admin()))
                .isEqualTo(200);
        api.awaitState(id, "waiting");
        assertThat(api.get("/api/v1/workloads/" + id + "/events").body()).contains("\"reason\":\"over-budget\"");
        var explained = api.get("/api/v1/workloads/" + id + "/explain").json();
        assertThat(explained.get("verdict").get("code").asString()).isEqualTo("over-budget");
        assertThat(explained.get("verdict").get("text").asString())
                .contains("Tenant rival")
                .contains("0.02 CNY");
        assertThat(explained.get("changes").toString()).contains("higher-budget");
        var shown = api.get(BUDGETS).json().get("budgets").get(0);
        assertThat(shown.get("level").asString()).isEqualTo("stopped");
        assertThat(shown.get("owedMicros").asLong()).isGreaterThanOrEqualTo(20_000);
        assertThat(api.get("/api/v1/tenants").body()).contains("\"budget\":\"stopped\"");
        assertThat(api.send("DELETE", BUDGETS + "?tenant=rival&currency=CNY", api.admin(), Map.of(), null)
                        .status())
                .isEqualTo(204);
        api.awaitState(id, "running");
        assertThat(api.get("/api/v1/ledger").json().get("fine").asBoolean()).isTrue();
    }

    @Test
    void budgets_are_set_by_the_admins_of_the_tenant_and_bad_ones_are_refused() {
        var admin = api.token(Role.TENANT_ADMIN, "acme");
        var good = "{ tenant: acme/nlp, currency: CNY, soft: 800, hard: 1000 }\n";
        assertThat(put(good, admin)).isEqualTo(200);
        assertThat(put(good, admin)).isEqualTo(200);
        var shown = api.get(BUDGETS, api.token(Role.VIEWER, "acme")).json().get("budgets");
        assertThat(shown.size()).isEqualTo(1);
        assertThat(shown.get(0).get("softMicros").asLong()).isEqualTo(800_000_000);
        assertThat(shown.get(0).get("graceMillis").asLong()).isEqualTo(3_600_000);
        assertThat(shown.get(0).get("level").asString()).isEqualTo("within");
        assertThat(api.get(BUDGETS, api.token(Role.VIEWER, "rival")).body()).doesNotContain("acme");
        assertThat(put(good, api.token(Role.TENANT_ADMIN, "rival"))).isEqualTo(404);
        assertThat(put(good, api.token(Role.VIEWER, "acme"))).isEqualTo(403);
        assertThat(api.get(BUDGETS, api.token(Role.MEMBER, "acme")).status()).isEqualTo(403);
        for (var bad : new String[] {
            "tenant: acme, currency: CNY",
            "tenant: acme, currency: yuan, hard: 5",
            "tenant: acme, currency: CNY, hard: 0",
            "tenant: acme, currency: CNY, hard: 1.0000001",
            "tenant: acme, currency: CNY, soft: 6, hard: 5",
            "tenant: acme, currency: CNY, hard: 5, grace: 32d",
            "tenant: acme, currency: CNY, hard: 5, limit: 6"
        }) {
            assertThat(put("{ " + bad + " }\n", admin)).as(bad).isEqualTo(422);
        }
        assertThat(put("{ tenant: nobody, currency: CNY, hard: 5 }\n", api.admin()))
                .isEqualTo(404);
        var gone = BUDGETS + "?tenant=acme&currency=USD";
        assertThat(api.send("DELETE", gone, admin, Map.of(), null).status()).isEqualTo(404);
    }
}
