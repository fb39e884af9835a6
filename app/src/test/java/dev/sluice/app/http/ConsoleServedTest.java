package dev.sluice.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the console's files leave the server. */
final class ConsoleServedTest {
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

    private ApiFixture.Got get(String path, Map<String, String> headers) {
        return api.send("GET", path, "", headers, null);
    }

    @Test
    void only_what_this_server_sends_may_run() {
        var page = get("/console/", Map.of());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("content-type")).startsWith("text/html");
        assertThat(page.header("content-security-policy"))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(page.body()).doesNotContain("style=").doesNotContain("<script>");
        assertThat(get("/console/main.js", Map.of()).header("content-type")).startsWith("text/javascript");
    }

    @Test
    void a_file_that_the_browser_has_is_not_sent_again() {
        var first = get("/console/main.js", Map.of());
        var again = get("/console/main.js", Map.of("If-None-Match", first.header("etag")));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(get("/console/main.js", Map.of("If-None-Match", "\"older\"")).status())
                .isEqualTo(200);
    }

    @Test
    void a_file_is_sent_compressed_to_whoever_takes_it() throws IOException, InterruptedException {
        var plain = get("/console/main.js", Map.of()).body();
        var request = HttpRequest.newBuilder(api.uri("/console/main.js"))
                .header("Accept-Encoding", "br, gzip")
                .build();
        var got = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(got.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(got.body()).hasSizeLessThan(plain.length());
    }

    @Test
    void other_files_are_not_there() {
        for (var path :
                new String[] {"/console/files.txt", "/console/..%2fopenapi.yaml", "/console/a/b", "/console/x.js"}) {
            assertThat(get(path, Map.of()).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void who_comes_with_a_browser_is_led_to_the_console() {
        var led = get("/", Map.of("Accept", "text/html,application/xhtml+xml"));
        assertThat(led.status()).isEqualTo(303);
        assertThat(led.header("location")).isEqualTo("/console/");
        assertThat(get("/", Map.of()).status()).isEqualTo(200);
        assertThat(get("/console", Map.of()).header("location")).isEqualTo("/console/");
    }
}
