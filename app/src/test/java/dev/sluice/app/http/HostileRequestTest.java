package dev.sluice.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is sent, the answer is a problem that says what to do, nothing is left behind, and the next one is served.
 */
final class HostileRequestTest {
    private static final String WORKLOADS = "/api/v1/workloads";

    @TempDir
    Path directory;

    private ApiFixture api;
    private long before;

    @BeforeEach
    void start() {
        api = new ApiFixture(directory);
        before = api.loop.committedSequence();
    }

    @AfterEach
    void stop() {
        assertThat(api.get("/health/ready", "").status()).isEqualTo(200);
        assertThat(api.loop.committedSequence()).isEqualTo(before);
        api.close();
    }

    private ApiFixture.Got json(String body) {
        return api.send("POST", WORKLOADS, api.admin(), Map.of("Content-Type", "application/json"), body);
    }

    private static void is(ApiFixture.Got got, int status, String code) {
        assertThat(got.json().get("code").asString()).as(got.body()).isEqualTo(code);
        assertThat(got.status()).isEqualTo(status);
    }

    @Test
    void bodies_that_can_not_be_read_are_malformed() {
        is(json("{"), 400, "malformed");
        is(json("{\"kind\":\"job\",\"kind\":\"job\"}"), 400, "malformed");
        is(json("[".repeat(10_000)), 400, "malformed");
        is(api.post(WORKLOADS, "a: [b"), 400, "malformed");
        is(api.post(WORKLOADS, "a: &x 1\nb: *x\n"), 400, "malformed");
        is(api.post(WORKLOADS, "name: \u0007\n"), 400, "malformed");
        is(api.post(WORKLOADS, ""), 400, "missing-body");
        is(api.post(WORKLOADS, "\n"), 400, "malformed");
    }

    @Test
    void bodies_that_mean_nothing_are_invalid() {
        is(json("[]"), 422, "invalid-file");
        is(json("{}"), 422, "invalid-file");
        is(json("{\"kind\":\"job\",\"name\":\"a\",\"run\":{\"command\":\"ls -l\"}}"), 422, "invalid-file");
    }

    @Test
    void a_body_of_another_type_is_refused() {
        var headers = Map.of("Content-Type", "text/html");
        is(api.send("POST", WORKLOADS, api.admin(), headers, "<p>"), 415, "unsupported-type");
        is(api.send("POST", WORKLOADS, api.admin(), Map.of(), "kind: job"), 415, "unsupported-type");
    }

    @Test
    void a_body_beyond_the_limit_is_refused() {
        var name = "x".repeat(5_000_000);
        is(api.post(WORKLOADS, ApiFixture.job(name, "")), 413, "too-large");
    }

    @Test
    void a_parameter_that_is_not_known_names_the_known_ones() {
        var got = api.get(WORKLOADS + "?tennant=acme");
        is(got, 400, "unknown-parameter");
        assertThat(got.json().get("detail").asString()).contains("tenant");
        assertThat(got.json().get("remedy").asString()).contains("cursor");
        is(api.get(WORKLOADS + "?limit=0"), 400, "invalid-parameter");
        is(api.get(WORKLOADS + "?limit=1001"), 400, "invalid-parameter");
        is(api.get(WORKLOADS + "?limit=1&limit=2"), 400, "invalid-parameter");
        is(api.get(WORKLOADS + "?state=runing"), 400, "invalid-parameter");
        is(api.get(WORKLOADS + "?all=yes"), 400, "invalid-parameter");
        is(api.get(WORKLOADS + "?cursor=-1"), 400, "invalid-parameter");
        is(api.get(WORKLOADS + "?user="), 400, "invalid-parameter");
    }

    @Test
    void odd_paths_lead_nowhere() throws IOException {
        for (var path : List.of(
                "/api/v1/workloads/../../etc/passwd",
                "/api/v1/workloads/%2e%2e%2f%2e%2e%2fetc",
                "/api/v1//workloads",
                "/api/v1/workloads/",
                "/api/v1/workloads/a%00b",
                "/api/v1/workloads/%zz",
                "/api/v1/workloads/%ff%fe",
                "/nothing",
                "//",
                "/api/v1/workloads/" + "9".repeat(60))) {
            var answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + api.admin()
                    + "\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(path).matches("(?s)HTTP/1.1 (400|404) .*problem\\+json.*");
            assertThat(answer).doesNotContain("root:");
        }
    }

    @Test
    void what_is_no_http_gets_a_problem_or_nothing() throws IOException {
        for (var text : List.of(
                "GARBAGE\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET " + "/a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(100_000) + "\r\n\r\n",
                "GET / HTTP/1.1\r\nno colon\r\n\r\n",
                "POST /api/v1/workloads HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
                "POST /api/v1/workloads HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")) {
            var answer = raw(text);
            assertThat(answer)
                    .doesNotContain("HTTP/1.1 2")
                    .doesNotContain("at dev.sluice")
                    .doesNotContain("at io.");
        }
    }

    @Test
    void a_body_that_does_not_come_is_given_up() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), api.server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(halfARequest());
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).doesNotContain("HTTP/1.1 2").doesNotContain("internal");
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
    }

    @Test
    void a_body_that_ends_early_is_no_fault_of_the_server() throws IOException {
        var answer = raw(new String(halfARequest(), StandardCharsets.UTF_8));
        assertThat(answer).doesNotContain("HTTP/1.1 2").doesNotContain("internal");
    }

    private byte[] halfARequest() {
        var head = "POST /api/v1/workloads HTTP/1.1\r\nHost: x\r\nContent-Type: application/yaml\r\n"
                + "Authorization: Bearer " + api.admin() + "\r\nContent-Length: 100\r\n\r\nkind:";
        return head.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void other_methods_say_which_are_possible() {
        var got = api.send("DELETE", WORKLOADS, api.admin(), Map.of(), null);
        is(got, 405, "method-not-allowed");
        assertThat(got.header("allow")).isEqualTo("POST, GET");
    }

    @Test
    void tokens_that_open_nothing_all_get_the_same_answer() {
        var answers = new HashSet<String>();
        var id = api.admin().split("_")[1];
        for (var token : List.of("", "x", "slu_", "slu_" + id + "_wrong", "slu_00_x", "slu_" + "a".repeat(600))) {
            var got = api.get("/api/v1/whoami", token);
            assertThat(got.status()).isEqualTo(401);
            assertThat(got.header("www-authenticate")).isEqualTo("Bearer realm=\"sluice\"");
            answers.add(got.body());
        }
        assertThat(answers).hasSize(1);
    }

    @Test
    void a_token_in_the_address_opens_nothing() {
        assertThat(api.get("/api/v1/whoami?token=" + api.admin(), "").status()).isEqualTo(401);
    }

    @Test
    void every_answer_forbids_browsers_to_be_clever() {
        for (var got : List.of(api.get("/", ""), api.get("/api/v1/whoami"), api.get("/nothing", ""))) {
            assertThat(got.header("x-content-type-options")).isEqualTo("nosniff");
            assertThat(got.header("x-frame-options")).isEqualTo("DENY");
            assertThat(got.header("content-security-policy")).startsWith("default-src 'none'");
            assertThat(got.header("cache-control")).isEqualTo("no-store");
            assertThat(got.header("access-control-allow-origin")).isEmpty();
        }
    }

    @Test
    void problems_speak_the_language_of_the_reader() {
        var headers = Map.of("Accept-Language", "fr;q=0.9, zh-CN;q=0.8, en;q=0.1");
        var got = api.send("GET", "/api/v1/workloads/none", api.admin(), headers, null);
        assertThat(got.json().get("detail").asString()).contains("没有工作负载");
        assertThat(got.header("content-language")).isEqualTo("zh-CN");
        var odd = Map.of("Accept-Language", ";;;,,,q=zz");
        assertThat(api.send("GET", "/api/v1/workloads/none", api.admin(), odd, null)
                        .json()
                        .get("detail")
                        .asString())
                .contains("There is no workload");
    }

    @Test
    void every_problem_has_a_page_of_its_own() {
        for (var code : ProblemCode.values()) {
            assertThat(api.get("/problems/" + code.word(), "").body()).contains(code.word());
        }
        assertThat(api.get("/problems/none", "").status()).isEqualTo(404);
    }

    private String raw(String text) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), api.server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException e) {
            // The server may cut the connection before all was sent.
            return "";
        }
    }
}
