package dev.sluice.app.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers what a test tells it to, and keeps what it was asked. */
final class StubServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

    record Reply(int status, String mediaType, String body) {}

    /** One request: {@code GET /path?query}, headers by lower-case name, body. */
    record Asked(String line, Map<String, String> headers, String body) {}

    StubServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Answers {@code GET /path} and the like; the query counts only if it is part of the key. */
    StubServer on(String line, int status, String body) {
        replies.put(line, new Reply(status, status < 400 ? "application/json" : "application/problem+json", body));
        return this;
    }

    StubServer stream(String line, String mediaType, String body) {
        replies.put(line, new Reply(200, mediaType, body));
        return this;
    }

    /** Answers with a file of the fixtures. */
    StubServer says(String line, String file) {
        return on(line, 200, CliRun.resource("said/" + file + ".json"));
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    List<String> lines() {
        return asked().stream().map(Asked::line).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            var line = exchange.getRequestMethod() + " " + uri.getRawPath();
            var whole = line + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
            var headers = new LinkedHashMap<String, String>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(new Asked(whole, headers, body));
            var none = new Reply(404, "application/problem+json", CliRun.problem(404, "not-found", "There is none."));
            var reply = replies.getOrDefault(whole, replies.getOrDefault(line, none));
            var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.mediaType());
            if (reply.status() == 302) {
                exchange.getResponseHeaders().set("Location", reply.body());
            }
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
