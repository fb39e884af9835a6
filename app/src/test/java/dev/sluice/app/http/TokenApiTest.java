package dev.sluice.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.auth.Role;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TokenApiTest {
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

    private ApiFixture.Got create(String json, String token) {
        return api.send("POST", "/api/v1/tokens", token, Map.of("Content-Type", "application/json"), json);
    }

    @Test
    void a_new_token_works_until_it_is_revoked_and_its_secret_is_shown_once() {
        var made = create("{\"name\":\"lin\",\"role\":\"member\",\"tenant\":\"acme/nlp\"}", api.admin());
        assertThat(made.status()).isEqualTo(201);
        var secret = made.json().get("secret").asString();
        var id = made.json().get("id").asString();
        var who = api.get("/api/v1/whoami", secret).json();
        assertThat(who.get("user").asString()).isEqualTo("lin");
        assertThat(who.get("tenant").asString()).isEqualTo("acme/nlp");
        assertThat(api.get("/api/v1/tokens").body()).contains(id).doesNotContain(secret);
        assertThat(api.send("DELETE", "/api/v1/tokens/" + id, api.admin(), Map.of(), null)
                        .status())
                .isEqualTo(204);
        assertThat(api.get("/api/v1/whoami", secret).status()).isEqualTo(401);
        assertThat(api.send("DELETE", "/api/v1/tokens/nope", api.admin(), Map.of(), null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nobody_makes_a_token_with_more_rights_or_reach_than_the_own() {
        var admin = api.token(Role.TENANT_ADMIN, "acme");
        assertThat(create("{\"name\":\"a\",\"role\":\"member\",\"tenant\":\"acme/nlp\"}", admin)
                        .status())
                .isEqualTo(201);
        assertThat(create("{\"name\":\"a\",\"role\":\"member\",\"tenant\":\"rival\"}", admin)
                        .status())
                .isEqualTo(404);
        assertThat(create("{\"name\":\"a\",\"role\":\"member\"}", admin).status())
                .isEqualTo(403);
        assertThat(create("{\"name\":\"a\",\"role\":\"platform-admin\"}", admin).status())
                .isEqualTo(403);
        assertThat(create("{\"name\":\"a\",\"role\":\"center-operator\"}", admin)
                        .status())
                .isEqualTo(403);
        assertThat(create("{\"name\":\"a\",\"role\":\"viewer\",\"tenant\":\"acme\"}", api.token(Role.MEMBER, "acme"))
                        .status())
                .isEqualTo(403);
        var platform = create("{\"name\":\"a\",\"role\":\"platform-admin\",\"tenant\":\"acme\"}", api.admin());
        assertThat(platform.json().get("code").asString()).isEqualTo("invalid-token");
        var unknown = create("{\"name\":\"a\",\"role\":\"boss\"}", api.admin());
        assertThat(unknown.status()).isEqualTo(422);
    }

    @Test
    void a_tenant_admin_sees_and_revokes_only_tokens_of_the_own_subtree() {
        var admin = api.token(Role.TENANT_ADMIN, "acme");
        api.token(Role.MEMBER, "rival");
        var own = api.token(Role.MEMBER, "acme/nlp").split("_")[1];
        var platform = api.admin().split("_")[1];
        var list = api.get("/api/v1/tokens", admin).body();
        assertThat(list).contains(own).doesNotContain(platform).doesNotContain("rival");
        assertThat(api.send("DELETE", "/api/v1/tokens/" + platform, admin, Map.of(), null)
                        .status())
                .isEqualTo(404);
        assertThat(api.send("DELETE", "/api/v1/tokens/" + own, admin, Map.of(), null)
                        .status())
                .isEqualTo(204);
    }

    @Test
    void a_tenant_admin_changes_tenants_below_the_own_and_no_other() {
        var admin = api.token(Role.TENANT_ADMIN, "acme");
        assertThat(api.put("/api/v1/tenants", "tenants: [{ path: acme/new }]\n", admin)
                        .status())
                .isEqualTo(200);
        assertThat(api.put("/api/v1/tenants", "tenants: [{ path: acme, weight: 9 }]\n", admin)
                        .status())
                .isEqualTo(403);
        assertThat(api.put("/api/v1/tenants", "tenants: [{ path: rival, weight: 9 }]\n", admin)
                        .status())
                .isEqualTo(404);
        assertThat(api.put("/api/v1/tenants", "tenants: [{ path: acme/x }]\n", api.token(Role.VIEWER, "acme"))
                        .status())
                .isEqualTo(403);
        var paths = api.get("/api/v1/tenants", admin).body();
        assertThat(paths).contains("acme/new").doesNotContain("rival");
    }
}
