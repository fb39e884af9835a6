package dev.sluice.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.auth.Role;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules through the door. */
final class RulesApiTest {
    private static final String RULES = "/api/v1/rules";
    private static final String LICENSED =
            "rules: [{ name: licensed, effect: forbid, tenants: [rival], chips: ['nvidia-*'] }]\n";

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

    private static String job(String name) {
        return ApiFixture.job(name, "tenant: rival\naccelerators: { count: 1, chips: [nvidia-h20] }\n");
    }

    @Test
    void what_a_rule_forbids_is_refused_by_its_name() {
        assertThat(api.put(RULES, LICENSED, api.admin()).status()).isEqualTo(200);
        assertThat(api.get(RULES).json().get("rules").get(0).get("name").asString())
                .isEqualTo("licensed");
        var got = api.post("/api/v1/workloads", job("barred"));
        assertThat(got.status()).isEqualTo(403);
        assertThat(got.json().get("code").asString()).isEqualTo("ruled-out");
        assertThat(got.json().get("limit").asString()).isEqualTo("licensed");
        assertThat(got.body()).contains("Rule licensed keeps tenant rival from");
        assertThat(api.put(RULES, "rules: []\n", api.admin()).status()).isEqualTo(200);
        assertThat(api.post("/api/v1/workloads", job("welcome")).status()).isEqualTo(201);
    }

    @Test
    void who_waits_is_told_the_rule() {
        long held = api.submit(job("early") + "hold: true\n");
        api.put(RULES, LICENSED, api.admin());
        api.post("/api/v1/workloads/" + held + "/release", "");
        api.await(held, shown -> shown.get("verdict").get("code").asString().equals("ruled-out"));
        var why = api.get("/api/v1/workloads/" + held + "/explain").json();
        assertThat(why.get("verdict").get("text").asString()).contains("Rule licensed");
        assertThat(why.get("places").get(0).get("rule").asString()).isEqualTo("licensed");
    }

    @Test
    void a_dry_run_and_a_rule_about_nothing_change_nothing() {
        assertThat(api.put(RULES + "?dryRun=true", LICENSED, api.admin()).body())
                .contains("licensed");
        assertThat(api.get(RULES).json().get("rules").size()).isZero();
        var typo = LICENSED.replace("nvidia-*", "nvidia-h2");
        assertThat(api.put(RULES, typo, api.admin()).status()).isEqualTo(404);
        assertThat(api.put(RULES + "?dryRun=true", typo, api.admin()).status()).isEqualTo(404);
        assertThat(api.put(RULES, "rules: none\n", api.admin()).status()).isEqualTo(422);
        assertThat(api.get(RULES).json().get("rules").size()).isZero();
    }

    @Test
    void only_platform_admins_change_rules_and_others_see_their_own() {
        assertThat(api.put(RULES, LICENSED, api.token(Role.CENTER_OPERATOR, null))
                        .status())
                .isEqualTo(403);
        assertThat(api.put(RULES, LICENSED, api.token(Role.TENANT_ADMIN, "rival"))
                        .status())
                .isEqualTo(403);
        api.put(RULES, LICENSED, api.admin());
        assertThat(api.get(RULES, api.token(Role.VIEWER, "rival")).body()).contains("licensed");
        assertThat(api.get(RULES, api.token(Role.VIEWER, "acme")).body()).doesNotContain("rival");
    }
}
