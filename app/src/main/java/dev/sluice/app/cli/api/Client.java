package dev.sluice.app.cli.api;

import dev.sluice.app.cli.json.Tree;
import dev.sluice.app.cli.json.Trees;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.core.JacksonException;

/**
 * Talks to one server. Safe for several threads. Never follows a redirect, so the token reaches nobody else.
 *
 * <p>Every method throws {@link Problem} when the server refuses and {@link NoAnswer} when there is none.
 */
public final class Client {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 60_000;

    /** The server sends a sign of life at least every 15 s on a stream. */
    private static final int SILENCE_MILLIS = 45_000;

    private static final int LARGEST_PROBLEM = 1 << 20;

    static {
        // Otherwise a POST whose answer got lost would be sent a second time behind our back.
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private final URI server;
    private final String token;
    private final String language;

    /** The server's base address, the token (empty = none) and the language of its texts. */
    public Client(URI server, String token, String language) {
        this.server = server;
        this.token = token;
        this.language = language;
    }

    /** Whom it talks to. */
    public URI server() {
        return server;
    }

    /** The body of the answer. */
    public Tree send(Call call) {
        return exchange(call).body();
    }

    /** The whole answer. */
    public Answer exchange(Call call) {
        var connection = open(call, "application/json", ANSWER_MILLIS);
        try (var stream = connection.getInputStream()) {
            int status = connection.getResponseCode();
            var body = status == 204 || status == 304 ? Tree.NOTHING : Trees.readJson(stream);
            return new Answer(status, Objects.requireNonNullElse(connection.getHeaderField("ETag"), ""), body);
        } catch (IOException | JacksonException broken) {
            throw lost(broken);
        }
    }

    /** The bytes of an answer as they come; the caller closes them. Reading can throw {@link IOException}. */
    public InputStream stream(Call call, String mediaType) {
        var connection = open(call, mediaType, SILENCE_MILLIS);
        try {
            return connection.getInputStream();
        } catch (IOException broken) {
            throw lost(broken);
        }
    }

    /** Sends the call; comes back when the status is known and is no refusal. */
    private HttpURLConnection open(Call call, String mediaType, int silenceMillis) {
        boolean sent = false;
        try {
            var connection = connection(call, mediaType);
            connection.setReadTimeout(silenceMillis);
            connection.connect();
            sent = true;
            write(connection, call.body());
            int status = connection.getResponseCode();
            if (status >= 300 && status != 304) {
                throw problem(connection, status);
            }
            return connection;
        } catch (ConnectException | UnknownHostException | NoRouteToHostException unreachable) {
            throw new NoAnswer(server, false, unreachable);
        } catch (SocketTimeoutException late) {
            throw new NoAnswer(server, sent, late);
        } catch (IOException broken) {
            throw new NoAnswer(server, sent, broken);
        }
    }

    private HttpURLConnection connection(Call call, String mediaType) throws IOException {
        var url = URI.create(server.toString() + call.target()).toURL();
        var connection = (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestMethod(call.method());
        connection.setRequestProperty("Accept", mediaType + ", application/problem+json");
        connection.setRequestProperty("Accept-Language", language);
        if (!token.isEmpty()) {
            connection.setRequestProperty("Authorization", "Bearer " + token);
        }
        call.headers().forEach(connection::setRequestProperty);
        connection.setDoOutput(!call.method().equals("GET") && !call.method().equals("DELETE"));
        return connection;
    }

    private static void write(HttpURLConnection connection, byte[] body) throws IOException {
        if (connection.getDoOutput()) {
            try (var out = connection.getOutputStream()) {
                out.write(body);
            }
        }
    }

    private static Problem problem(HttpURLConnection connection, int status) throws IOException {
        try (var stream = connection.getErrorStream()) {
            var bytes = stream == null ? new byte[0] : stream.readNBytes(LARGEST_PROBLEM);
            return new Problem(status, document(new String(bytes, StandardCharsets.UTF_8)));
        }
    }

    private static Tree document(String text) {
        try {
            return Trees.readJson(text);
        } catch (JacksonException noJson) {
            return Tree.NOTHING;
        }
    }

    private NoAnswer lost(Exception cause) {
        return new NoAnswer(server, true, cause instanceof IOException io ? io : new IOException(cause));
    }
}
