package dev.sluice.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.auth.Role;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Offers and requests through the door. */
final class MarketApiTest {
    private static final String MARKET = "/api/v1/market";

    @TempDir
    Path directory;

    private ApiFixture api;
    private String lender = "";
    private String borrower = "";

    @BeforeEach
    void start() {
        api = new ApiFixture(directory);
        api.put("/api/v1/tenants", "tenants: [{ path: rival }]\n", api.admin());
        lender = api.token(Role.TENANT_ADMIN, "acme");
        borrower = api.token(Role.TENANT_ADMIN, "rival");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private ApiFixture.Got publish(String place, String token, String more) {
        var file = "{ chip: nvidia-h20, devices: 2, currency: CNY, until: 2999-01-01T00:00Z, " + more + " }\n";
        return api.send("POST", MARKET + place, token, Map.of("Content-Type", "application/yaml"), file);
    }

    @Test
    void a_match_is_signed_only_for_who_wrote_a_standing_rule() {
        assertThat(publish("/offers", lender, "name: spare, tenant: acme, price: 8, standing: true")
                        .status())
                .isEqualTo(200);
        assertThat(publish("/requests", borrower, "name: wanted, tenant: rival, price: 10")
                        .status())
                .isEqualTo(200);
        assertThat(api.get(MARKET + "?side=offer", borrower).body())
                .contains("spare")
                .doesNotContain("wanted");
        var dry = api.send("POST", MARKET + "/clear?dryRun=true", api.admin(), Map.of(), null);
        assertThat(dry.json().get("matches").size()).isEqualTo(1);
        var cleared = api.send("POST", MARKET + "/clear", api.admin(), Map.of(), null)
                .json()
                .get("matches")
                .get(0);
        assertThat(cleared.get("contract").asString()).isEqualTo("spare-wanted");
        assertThat(cleared.get("hourMicros").asLong()).isEqualTo(9_000_000);
        assertThat(cleared.get("signed").toString()).isEqualTo("[\"lender\"]");
        var contract = api.get("/api/v1/contracts/spare-wanted").json();
        assertThat(contract.get("state").asString()).isEqualTo("proposed");
        assertThat(api.get(MARKET).json().get("bids").size()).isZero();
        assertThat(api.send("POST", MARKET + "/clear", api.admin(), Map.of(), null)
                        .json()
                        .get("matches")
                        .size())
                .isZero();
        api.send("POST", "/api/v1/contracts/spare-wanted/sign", borrower, Map.of(), null);
        api.await("/api/v1/contracts/spare-wanted", shown -> shown.get("moves").asInt() == 2);
    }

    @Test
    void only_an_admin_of_the_tenant_publishes_and_bad_terms_are_refused() {
        assertThat(publish("/offers", borrower, "name: a, tenant: acme, price: 8")
                        .status())
                .isEqualTo(403);
        assertThat(publish("/offers", api.admin(), "name: a, tenant: acme, price: 8")
                        .status())
                .isEqualTo(403);
        for (var bad : new String[] {
            "name: a, tenant: acme",
            "name: a, tenant: acme, price: 0",
            "name: a, tenant: acme, price: 1.0000001",
            "name: a, tenant: acme, price: 1, from: 2999-02-01T00:00Z",
            "name: a, tenant: acme, price: 1, floor: 2",
            "tenant: acme, price: 1"
        }) {
            assertThat(publish("/offers", lender, bad).status()).as(bad).isEqualTo(422);
        }
        assertThat(publish("/offers", lender, "name: a, tenant: acme, price: 8").status())
                .isEqualTo(200);
        assertThat(publish("/offers", lender, "name: a, tenant: acme, price: 7").status())
                .isEqualTo(409);
        assertThat(api.send("DELETE", MARKET + "/a", borrower, Map.of(), null).status())
                .isEqualTo(403);
        assertThat(api.send("DELETE", MARKET + "/a", lender, Map.of(), null).status())
                .isEqualTo(204);
        assertThat(api.send("DELETE", MARKET + "/a", lender, Map.of(), null).status())
                .isEqualTo(404);
        assertThat(api.send("POST", MARKET + "/clear", lender, Map.of(), null).status())
                .isEqualTo(403);
    }
}
