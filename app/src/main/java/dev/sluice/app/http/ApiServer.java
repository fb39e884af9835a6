package dev.sluice.app.http;

import dev.sluice.app.auth.Authenticator;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The door: the only class that knows the server library. */
public final class ApiServer implements AutoCloseable {
    /** Held, so that the level stays: the library's start and stop are nobody's news. */
    private static final Logger LIBRARY = Logger.getLogger("io.helidon");

    private final Streams streams;
    private final Patience patience;
    private final Api api;
    private final PrometheusMeterRegistry metrics;
    private final WebServer server;

    private ApiServer(ApiParts parts, String host, int port, long bodyMillis) {
        LIBRARY.setLevel(Level.WARNING);
        streams = new Streams();
        patience = new Patience(bodyMillis);
        api = new Api(Routes.of(parts, streams), new Authenticator(parts.store().tokens(), parts.clockMillis()));
        metrics = parts.metrics();
        server = config(host, port).build();
    }

    /**
     * Opens the door.
     *
     * @param host name or address to listen on
     * @param port 0 = any free one
     * @throws RuntimeException if the address can't be listened on
     */
    public static ApiServer start(ApiParts parts, String host, int port) {
        return start(parts, host, port, HttpLimits.BODY_TIMEOUT.toMillis());
    }

    static ApiServer start(ApiParts parts, String host, int port, long bodyMillis) {
        var door = new ApiServer(parts, host, port, bodyMillis);
        door.server.start();
        return door;
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    private WebServerConfig.Builder config(String host, int port) {
        return WebServer.builder()
                .host(host)
                .port(port)
                .shutdownHook(false)
                .featuresDiscoverServices(false)
                .maxTcpConnections(HttpLimits.CONNECTIONS)
                .idleConnectionTimeout(HttpLimits.IDLE_TIMEOUT)
                .maxPayloadSize(HttpLimits.BODY_BYTES + HttpLimits.DISCARDED_BYTES)
                .connectionOptions(options -> options.tcpNoDelay(true))
                .addProtocol(Http1Config.builder()
                        .maxHeadersSize(HttpLimits.HEADER_BYTES)
                        .maxPrologueLength(HttpLimits.LINE_BYTES)
                        .validatePath(false)
                        .build())
                .directHandlers(directHandlers())
                .routing(HttpRouting.builder().any(this::handle));
    }

    private static DirectHandlers directHandlers() {
        var handlers = DirectHandlers.builder();
        for (var type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, ApiServer::directly);
        }
        return handlers.build();
    }

    /** What the library refuses before a route is found. */
    private static DirectHandler.TransportResponse directly(
            DirectHandler.TransportRequest request,
            DirectHandler.EventType type,
            Status status,
            ServerResponseHeaders headers,
            String message) {
        var refusal = type == DirectHandler.EventType.PAYLOAD_TOO_LARGE
                ? new Refusal(ProblemCode.TOO_LARGE, HttpLimits.BODY_BYTES)
                : new Refusal(ProblemCode.BAD_REQUEST, status.code() + " " + status.reasonPhrase());
        var answer = (Answer.Whole) Api.problem(refusal, Api.texts(null));
        return DirectHandler.TransportResponse.builder()
                .status(Status.create(answer.status()))
                .header(HeaderNames.CONTENT_TYPE, answer.contentType())
                .keepAlive(false)
                .entity(answer.body())
                .build();
    }

    private void handle(ServerRequest request, ServerResponse response) {
        long begin = System.nanoTime();
        var served = api.serve(incoming(request));
        var answer = served.answer();
        response.status(Status.create(answer.status()));
        headers(answer).forEach((name, value) -> response.header(HeaderValues.create(name, value)));
        switch (answer) {
            case Answer.Whole whole -> response.send(whole.body());
            case Answer.Streamed streamed -> stream(streamed, response);
        }
        Timer.builder("sluice.http.request")
                .description("Time to answer, streams until their end.")
                .tag("method", knownMethod(request.prologue().method().text()))
                .tag("route", served.route())
                .tag("status", Integer.toString(answer.status()))
                .register(metrics)
                .record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
    }

    private static String knownMethod(String method) {
        return List.of("GET", "POST", "PUT", "DELETE").contains(method) ? method : "other";
    }

    private static Map<String, String> headers(Answer answer) {
        var headers = new TreeMap<String, String>();
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        headers.put("Cache-Control", "no-store");
        headers.putAll(answer.headers());
        if (!answer.contentType().isEmpty()) {
            headers.put("Content-Type", answer.contentType());
        }
        return headers;
    }

    private static void stream(Answer.Streamed streamed, ServerResponse response) {
        try (var out = response.outputStream()) {
            streamed.body().writeTo(out);
        } catch (IOException | UncheckedIOException | InterruptedException e) {
            // The reader is gone or was cut off. To go on with this connection would tell him that he has it all.
            throw new CloseConnectionException("a stream ended early", e);
        } catch (Refusal e) {
            throw new CloseConnectionException("a stream could not go on", e);
        }
    }

    private Api.Incoming incoming(ServerRequest request) {
        return new Api.Incoming(
                request.prologue().method().text(),
                request.prologue().uriPath().rawPath(),
                request.query().toMap(),
                name -> request.headers().first(HeaderNames.create(name)).orElse(null),
                () -> content(request));
    }

    private byte[] content(ServerRequest request) {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        try {
            return patience.within(() -> read(request.content().inputStream()));
        } catch (IOException
                | UncheckedIOException
                | ServerConnectionException
                | DataReader.InsufficientDataAvailableException e) {
            throw new Refusal(ProblemCode.BAD_REQUEST, "the body ended early or took too long");
        }
    }

    private static byte[] read(InputStream body) throws IOException {
        try (body) {
            var bytes = body.readNBytes(HttpLimits.BODY_BYTES + 1);
            if (bytes.length > HttpLimits.BODY_BYTES) {
                discard(body);
                throw new Refusal(ProblemCode.TOO_LARGE, HttpLimits.BODY_BYTES);
            }
            return bytes;
        }
    }

    private static void discard(InputStream in) throws IOException {
        var buffer = new byte[1 << 14];
        for (int left = HttpLimits.DISCARDED_BYTES; left > 0; ) {
            int read = in.read(buffer);
            left = read < 0 ? 0 : left - read;
        }
    }

    /** Ends all streams, lets requests that are under way finish, and closes the door. */
    @Override
    public void close() {
        streams.close();
        server.stop();
        patience.close();
    }
}
