package dev.sluice.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.auth.Role;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Usage, prices and the state of the books through the door. */
final class LedgerApiTest {
    private static final String PRICE = "/api/v1/prices/east/nvidia-h20";

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

    private long ran(String name, String tenant) {
        long id = api.submit(
                ApiFixture.job(name, "tenant: " + tenant + "\naccelerators: { count: 2, chips: [nvidia-h20] }\n"));
        api.awaitState(id, "running");
        api.end(id, 0);
        api.awaitState(id, "succeeded");
        return id;
    }

    @Test
    void what_was_used_is_shown_to_those_who_see_the_tenant() {
        long mine = ran("mine", "acme/nlp");
        long theirs = ran("theirs", "rival");
        var all = api.get("/api/v1/usage?by=workload,tenant").json().get("groups");
        assertThat(all.size()).isEqualTo(2);
        assertThat(all.get(0).get("key").get("workload").asString()).isEqualTo(Long.toString(mine));
        assertThat(all.get(1).get("key").get("workload").asString()).isEqualTo(Long.toString(theirs));
        var seen = api.get("/api/v1/usage?by=tenant", api.token(Role.MEMBER, "acme"));
        assertThat(seen.body()).contains("acme/nlp").doesNotContain("rival");
        assertThat(api.get("/api/v1/usage?tenant=rival", api.token(Role.MEMBER, "acme"))
                        .status())
                .isEqualTo(404);
        assertThat(api.get("/api/v1/usage?by=colour").status()).isEqualTo(400);
        assertThat(api.get("/api/v1/usage?period=2026-13").status()).isEqualTo(400);
        assertThat(api.get("/api/v1/usage?from=2026-11-02&to=2026-11-01").status())
                .isEqualTo(400);
    }

    @Test
    void running_work_is_open_and_what_has_ended_is_booked() {
        long id = api.submit(ApiFixture.job("one", "tenant: rival\naccelerators: { count: 2, chips: [nvidia-h20] }\n"));
        api.awaitState(id, "running");
        var open = api.get("/api/v1/usage").json().get("total");
        assertThat(open.get("useful").asLong()).isZero();
        assertThat(open.get("open").asLong()).isEqualTo(open.get("allocated").asLong());
        api.end(id, 0);
        api.awaitState(id, "succeeded");
        var booked = api.get("/api/v1/usage").json().get("total");
        assertThat(booked.get("open").asLong()).isZero();
        assertThat(booked.get("useful").asLong())
                .isEqualTo(booked.get("allocated").asLong());
        assertThat(booked.get("allocated").asLong()).isPositive();
    }

    @Test
    void prices_are_set_by_the_owner_of_the_center_and_bad_ones_are_refused() {
        var owner = api.token(Role.TENANT_ADMIN, "acme");
        assertThat(api.put(PRICE, "{ price: 12.50, currency: CNY }\n", owner).status())
                .isEqualTo(200);
        var shown = api.get("/api/v1/prices").json().get("prices").get(0);
        assertThat(shown.get("micros").asLong()).isEqualTo(12_500_000);
        assertThat(api.put(PRICE, "{ price: 1, currency: CNY }\n", api.token(Role.TENANT_ADMIN, "rival"))
                        .status())
                .isEqualTo(403);
        assertThat(api.put(PRICE, "{ price: 1, currency: CNY }\n", api.token(Role.MEMBER, "acme"))
                        .status())
                .isEqualTo(403);
        for (var bad : new String[] {"0", "-1", "0.0000001", "10000.000001", "99999999999999999999", "free"}) {
            var got = api.put(PRICE, "{ price: " + bad + ", currency: CNY }\n", owner);
            assertThat(got.status()).as(bad).isEqualTo(422);
            assertThat(got.body()).as(bad).contains("price");
        }
        assertThat(api.put(PRICE, "{ price: 1, currency: yuan }\n", owner).status())
                .isEqualTo(422);
        assertThat(api.put(PRICE, "{ currency: CNY }\n", owner).status()).isEqualTo(422);
        assertThat(api.put(PRICE.replace("h20", "h2"), "{ price: 1, currency: CNY }\n", owner)
                        .status())
                .isEqualTo(404);
        assertThat(api.send("DELETE", PRICE, owner, Map.of(), null).status()).isEqualTo(204);
        assertThat(api.get("/api/v1/prices").json().get("prices").size()).isZero();
    }

    @Test
    void the_books_are_looked_over_made_anew_and_closed() {
        api.put(PRICE, "{ price: 12.50, currency: CNY }\n", api.admin());
        ran("mine", "acme/nlp");
        ran("theirs", "rival");
        var check = api.get("/api/v1/ledger").json();
        assertThat(check.get("fine").asBoolean()).as(check.toString()).isTrue();
        assertThat(check.get("lines").asLong()).isEqualTo(2);
        var rebuilt = api.send("POST", "/api/v1/ledger/rebuild", api.admin(), Map.of(), null);
        assertThat(rebuilt.json().get("lines").asLong()).isEqualTo(2);
        assertThat(api.get("/api/v1/ledger").json().get("fine").asBoolean()).isTrue();
        var close = "/api/v1/ledger/periods/2020-01/close";
        assertThat(api.send("POST", close, api.admin(), Map.of(), null).status())
                .isEqualTo(200);
        assertThat(api.send("POST", close, api.admin(), Map.of(), null).status())
                .isEqualTo(200);
        assertThat(api.get("/api/v1/ledger").json().get("closed").asString()).isEqualTo("2020-01");
        var early = api.send("POST", "/api/v1/ledger/periods/9999-01/close", api.admin(), Map.of(), null);
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.json().get("code").asString()).isEqualTo("not-over");
        assertThat(api.get("/api/v1/ledger", api.token(Role.TENANT_ADMIN, "acme"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_bill_is_shown_to_both_sides_and_printed_in_both_languages() {
        api.put(PRICE, "{ price: 12.50, currency: CNY }\n", api.admin());
        ran("theirs", "rival");
        var owes = api.get("/api/v1/bill", api.token(Role.VIEWER, "rival")).json();
        assertThat(owes.get("lines").size()).isEqualTo(1);
        assertThat(owes.get("lines").get(0).get("side").asString()).isEqualTo("owes");
        var owed = api.get("/api/v1/bill?tenant=acme").json();
        assertThat(owed.get("lines").get(0).get("side").asString()).isEqualTo("owed");
        assertThat(owed.get("totals").get(0).get("netMicros").asLong())
                .isEqualTo(-owes.get("totals").get(0).get("netMicros").asLong())
                .isNotNegative();
        for (var language : new String[] {"en", "zh-CN"}) {
            var headers = Map.of("Accept", "text/html", "Accept-Language", language);
            var page = api.send("GET", "/api/v1/bill?tenant=rival", api.admin(), headers, null);
            assertThat(page.header("content-type")).startsWith("text/html");
            assertThat(page.body())
                    .contains("lang=\"" + language + "\"")
                    .contains(language.equals("en") ? "Statement of rival" : "账单");
        }
        assertThat(api.get("/api/v1/bill").status()).isEqualTo(400);
        assertThat(api.get("/api/v1/bill?tenant=acme", api.token(Role.VIEWER, "rival"))
                        .status())
                .isEqualTo(404);
        assertThat(api.get("/api/v1/bill?tenant=acme", api.token(Role.MEMBER, "acme"))
                        .status())
                .isEqualTo(403);
        assertThat(api.get("/api/v1/settlement", api.token(Role.VIEWER, "acme/nlp"))
                        .json()
                        .get("transfers")
                        .size())
                .isZero();
    }

    @Test
    void a_bill_names_the_contract_and_its_rate_and_a_recall_is_made_good() {
        var file = """
                { name: spare, lender: acme, borrower: rival, chip: nvidia-h20, devices: 4, until: 2999-01-01T00:00Z,
                  notice: 0s, price: { currency: CNY, hour: 12.5 }, compensation: 3, losses: lender }
                """;
        var lender = api.token(Role.TENANT_ADMIN, "acme");
        api.send("POST", "/api/v1/contracts", lender, Map.of("Content-Type", "application/yaml"), file);
        api.send("POST", "/api/v1/contracts/spare/sign", lender, Map.of(), null);
        api.send("POST", "/api/v1/contracts/spare/sign", api.token(Role.TENANT_ADMIN, "rival"), Map.of(), null);
        ran("theirs", "rival");
        assertThat(api.send("POST", "/api/v1/contracts/spare/recall?devices=1", lender, Map.of(), null)
                        .status())
                .isEqualTo(200);
        api.await("/api/v1/contracts/spare", contract -> contract.get("moves").asInt() == 3);
        var lines = api.get("/api/v1/bill?tenant=rival").json().get("lines");
        assertThat(lines.size()).isEqualTo(2);
        var owed = lines.get(0);
        assertThat(owed.get("cause").asString()).isEqualTo("recalled");
        assertThat(owed.get("rateMicros").asLong()).isEqualTo(3_000_000);
        var owes = lines.get(1);
        assertThat(owes.get("contract").asString()).isEqualTo("spare");
        assertThat(owes.get("tier").asString()).isEqualTo("contracted");
        assertThat(owes.get("rateMicros").asLong()).isEqualTo(12_500_000);
        var page = api.send("GET", "/api/v1/bill?tenant=rival", api.admin(), Map.of("Accept", "text/html"), null);
        assertThat(page.body()).contains("spare (made good)").contains("<td>spare</td>");
        assertThat(api.get("/api/v1/ledger").json().get("fine").asBoolean()).isTrue();
    }
}
