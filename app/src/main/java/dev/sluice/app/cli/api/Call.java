package dev.sluice.app.cli.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One request: method, path with its parameters, headers and a body (empty = none). */
public final class Call {
    private final String method;
    private final String path;
    private final StringBuilder query = new StringBuilder();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private byte[] body = new byte[0];

    private Call(String method, String path) {
        this.method = method;
        this.path = path;
    }

    /** Reads. The path begins after {@code /api/v1/}; each of its parts is escaped. */
    public static Call get(String... parts) {
        return new Call("GET", join(parts));
    }

    /** Asks for a change. */
    public static Call post(String... parts) {
        return new Call("POST", join(parts));
    }

    /** Replaces. */
    public static Call put(String... parts) {
        return new Call("PUT", join(parts));
    }

    /** Removes. */
    public static Call delete(String... parts) {
        return new Call("DELETE", join(parts));
    }

    /** Adds a parameter; an empty value adds none. */
    public Call with(String name, String value) {
        if (!value.isEmpty()) {
            query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(escape(value));
        }
        return this;
    }

    /** Adds a parameter that is true; one that is false is left out. */
    public Call with(String name, boolean value) {
        return with(name, value ? "true" : "");
    }

    /** Adds a header; an empty value adds none. */
    public Call header(String name, String value) {
        if (!value.isEmpty()) {
            headers.put(name, value);
        }
        return this;
    }

    /** Sets what is sent, with its media type. */
    public Call body(String mediaType, byte[] bytes) {
        body = bytes;
        return header("Content-Type", mediaType);
    }

    /** The same call, which changes apart from this one. */
    public Call copy() {
        var copy = new Call(method, path);
        copy.query.append(query);
        copy.headers.putAll(headers);
        copy.body = body;
        return copy;
    }

    String method() {
        return method;
    }

    /** Path and query, from the slash on. */
    String target() {
        return "/api/v1" + path + query;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    private static String join(String... parts) {
        var path = new StringBuilder();
        for (var part : parts) {
            path.append('/').append(escape(part));
        }
        return path.toString();
    }

    private static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
