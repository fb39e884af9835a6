package dev.sluice.app.http;

import dev.sluice.app.http.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What an endpoint answers. */
sealed interface Answer {
    String JSON = "application/json";
    String PROBLEM = "application/problem+json";
    String TEXT = "text/plain; charset=utf-8";

    int status();

    String contentType();

    Map<String, String> headers();

    /** All at once. */
    @SuppressWarnings("ArrayRecordComponent") // sent, never compared
    record Whole(int status, String contentType, Map<String, String> headers, byte[] body) implements Answer {}

    /** Piece by piece, as long as it takes. */
    record Streamed(int status, String contentType, Map<String, String> headers, Body body) implements Answer {}

    /** Writes a streamed answer. An exception cuts the connection. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException, InterruptedException;
    }

    static Answer json(Object view) {
        return json(200, view, Map.of());
    }

    static Answer json(int status, Object view, Map<String, String> headers) {
        return new Whole(status, JSON, headers, Json.bytes(view));
    }

    static Answer text(String contentType, String text) {
        return new Whole(200, contentType, Map.of(), text.getBytes(StandardCharsets.UTF_8));
    }

    static Answer empty(int status, Map<String, String> headers) {
        return new Whole(status, "", headers, new byte[0]);
    }
}
