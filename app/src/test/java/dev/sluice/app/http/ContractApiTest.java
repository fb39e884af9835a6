package dev.sluice.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.auth.Role;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contracts through the door: who may sign what, and what is refused in which words. */
final class ContractApiTest {
    private static final String CONTRACTS = "/api/v1/contracts";
    private static final String FILE = """
            name: spare
            lender: acme
            borrower: rival
            chip: nvidia-h20
            devices: 8
            until: 2999-01-01T00:00Z
            floor: 2
            notice: 2h
            price: { currency: CNY, hour: 12.5 }
            losses: lender
            """;

    @TempDir
    Path directory;

    private ApiFixture api;
    private String lender;
    private String borrower;

    @BeforeEach
    void start() {
        api = new ApiFixture(directory);
        lender = api.token(Role.TENANT_ADMIN, "acme");
        borrower = api.token(Role.TENANT_ADMIN, "rival");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private ApiFixture.Got post(String path, String token, String body) {
        return api.send("POST", CONTRACTS + path, token, Map.of("Content-Type", "application/yaml"), body);
    }

    private ApiFixture.Got act(String path, String token) {
        return api.send("POST", CONTRACTS + path, token, Map.of(), null);
    }

    private static String code(ApiFixture.Got got) {
        return got.json().get("code").asString();
    }

    @Test
    void a_contract_is_proposed_signed_by_both_recalled_and_seen_by_its_sides_only() {
        assertThat(post("?dryRun=true", lender, FILE).status()).isEqualTo(200);
        assertThat(api.get(CONTRACTS + "/spare").status()).isEqualTo(404);
        assertThat(post("", lender, FILE).status()).isEqualTo(201);
        assertThat(act("/spare/sign", lender).json().get("state").asString()).isEqualTo("proposed");
        assertThat(code(act("/spare/sign", lender))).isEqualTo("signed-before");
        var active = act("/spare/sign", borrower).json();
        assertThat(active.get("state").asString()).isEqualTo("active");
        assertThat(active.get("moves").asInt()).isEqualTo(8);
        assertThat(api.get("/api/v1/tenants?tenant=rival").body()).contains("\"guaranteeMilli\":8000");
        assertThat(code(act("/spare/recall", borrower))).isEqualTo("not-a-side");
        assertThat(code(act("/spare/recall?devices=7", lender))).isEqualTo("below-floor");
        var recalling = act("/spare/recall?devices=5", lender).json();
        assertThat(recalling.get("state").asString()).isEqualTo("recalling");
        assertThat(recalling.get("recalls").get(0).get("devices").asInt()).isEqualTo(5);
        assertThat(code(act("/spare/withdraw", lender))).isEqualTo("wrong-stage");
        assertThat(api.get(CONTRACTS + "/spare", api.token(Role.VIEWER, "default"))
                        .status())
                .isEqualTo(404);
        assertThat(api.get(CONTRACTS + "?state=recalling", borrower).body()).contains("spare");
        assertThat(api.get(CONTRACTS + "?state=ended", borrower).body()).doesNotContain("spare");
    }

    @Test
    void nobody_signs_for_the_other_side_nor_with_a_token_for_everything() {
        assertThat(post("", api.admin(), FILE).status()).isEqualTo(201);
        var got = act("/spare/sign", api.admin());
        assertThat(got.status()).isEqualTo(403);
        assertThat(code(got)).isEqualTo("not-a-side");
        assertThat(got.body()).contains("acme").contains("rival").contains("your token is for *");
        assertThat(code(act("/spare/sign?side=borrower", lender))).isEqualTo("not-a-side");
        assertThat(act("/spare/sign", api.token(Role.TENANT_ADMIN, "acme/nlp")).status())
                .isEqualTo(404);
        assertThat(code(act("/spare/sign", api.token(Role.MEMBER, "acme")))).isEqualTo("denied");
        assertThat(act("/spare/withdraw", borrower).json().get("reason").asString())
                .isEqualTo("withdrawn");
        assertThat(code(post("", lender, FILE))).isEqualTo("contract-taken");
    }

    @Test
    void who_is_admin_of_both_says_for_which_side() {
        var inside =
                FILE.replace("lender: acme", "lender: acme/nlp").replace("borrower: rival", "borrower: acme/vision");
        api.put("/api/v1/tenants", "tenants: [{ path: acme/nlp, guarantee: { nvidia-h20: 8 } }]\n", api.admin());
        assertThat(post("", lender, inside).status()).isEqualTo(201);
        assertThat(code(act("/spare/sign", lender))).isEqualTo("side-needed");
        assertThat(act("/spare/sign?side=lender", lender).status()).isEqualTo(200);
        assertThat(act("/spare/sign?side=borrower", lender).json().get("state").asString())
                .isEqualTo("active");
    }

    @Test
    void what_can_not_be_lent_is_refused_with_the_numbers() {
        var much = post("", lender, FILE.replace("devices: 8", "devices: 99"));
        assertThat(much.status()).isEqualTo(422);
        assertThat(code(much)).isEqualTo("not-lendable");
        assertThat(much.json().get("limit").asString()).isEqualTo("16");
        assertThat(code(post("", lender, FILE.replace("2999", "1999")))).isEqualTo("term-over");
        assertThat(code(post("", lender, FILE.replace("rival", "acme/nlp")))).isEqualTo("one-sided");
        assertThat(code(post("", lender, FILE.replace("rival", "nobody")))).isEqualTo("not-found");
        assertThat(code(post("", borrower, FILE.replace("rival", "default")))).isEqualTo("not-a-side");
    }
}
