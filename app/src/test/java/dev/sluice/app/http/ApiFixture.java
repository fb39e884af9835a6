package dev.sluice.app.http;

import dev.sluice.app.auth.Role;
import dev.sluice.app.catalogue.ChipCatalogue;
import dev.sluice.app.catalogue.ChipEntry;
import dev.sluice.app.center.AddedCenters;
import dev.sluice.app.dispatch.Dispatcher;
import dev.sluice.app.engine.AttemptKey;
import dev.sluice.app.engine.TaskExit;
import dev.sluice.app.loop.Loop;
import dev.sluice.app.loop.Recovery;
import dev.sluice.app.store.NewToken;
import dev.sluice.app.store.Store;
import dev.sluice.app.store.sqlite.SqliteStore;
import dev.sluice.core.Command;
import dev.sluice.core.forecast.Forecast.Interval;
import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.tenant.TenantSpec;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A whole server on a free port: real store, writer and dispatcher, an engine that the test leads. Every answer is held
 * against {@code openapi.yaml}.
 */
final class ApiFixture implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final ChipCatalogue CATALOGUE = ChipCatalogue.load();
    private static final long BODY_MILLIS = 3_000;
    private static final CenterSpec CENTER = new CenterSpec("east", "acme", "scripted", false);

    final Store store;
    final Loop loop;
    final Dispatcher dispatcher;
    final ScriptedEngine engine;
    final Map<Long, Interval> forecasts = new ConcurrentHashMap<>();
    final ApiParts parts;
    final ApiServer server;
    final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    ApiFixture(Path directory) {
        this(directory, 2);
    }

    ApiFixture(Path directory, int nodes) {
        store = SqliteStore.open(directory, failure -> {});
        loop = new Loop(Recovery.of(store.journal()), store.journal(), System::currentTimeMillis, e -> {});
        loop.start();
        dispatcher = new Dispatcher(loop);
        var chips = CATALOGUE.chips().stream().map(ChipEntry::forCore).toList();
        loop.submit((at, core) -> new Command.SetChips(at, "test", chips), null).join();
        tenants("acme", "acme/nlp", "acme/vision", "default", "rival");
        engine = new ScriptedEngine(dispatcher.listenerFor(CENTER), nodes);
        dispatcher.attach(CENTER, engine);
        parts = new ApiParts(
                loop,
                store,
                CATALOGUE,
                dispatcher::engineOf,
                forecasts::get,
                new AddedCenters(directory.resolve("centers"), dispatcher, CATALOGUE),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                false,
                () -> true,
                System::currentTimeMillis,
                "0.1.0-test");
        server = ApiServer.start(parts, "127.0.0.1", 0, BODY_MILLIS);
    }

    private void tenants(String... paths) {
        var specs = List.of(paths).stream().map(TenantSpec::plain).toList();
        loop.submit((at, core) -> new Command.SetTenants(at, "test", specs), null)
                .join();
    }

    /** The secret of a token of this role and scope; the same one each time. */
    String token(Role role, @Nullable String tenant) {
        return tokens.computeIfAbsent(
                role + "@" + tenant,
                key -> store.tokens()
                        .create(new NewToken(role.word(), role.word(), tenant, System.currentTimeMillis(), 0))
                        .secret());
    }

    String admin() {
        return token(Role.PLATFORM_ADMIN, null);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    /** An answer with its body as text and, when it is one, as JSON. */
    record Got(int status, Map<String, List<String>> headers, String body) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    Got get(String path) {
        return get(path, admin());
    }

    Got get(String path, String token) {
        return send("GET", path, token, Map.of(), null);
    }

    Got post(String path, String yaml) {
        return post(path, yaml, admin());
    }

    Got post(String path, String yaml, String token) {
        return send("POST", path, token, Map.of("Content-Type", "application/yaml"), yaml);
    }

    Got put(String path, String yaml, String token) {
        return send("PUT", path, token, Map.of("Content-Type", "application/yaml"), yaml);
    }

    Got send(String method, String path, String token, Map<String, String> headers, @Nullable String body) {
        var all = new TreeMap<>(headers);
        if (!token.isEmpty()) {
            all.put("Authorization", "Bearer " + token);
        }
        var publisher = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30));
        all.forEach(request::header);
        try {
            var response = client.send(request.method(method, publisher).build(), HttpResponse.BodyHandlers.ofString());
            return new Got(
                    response.statusCode(), new TreeMap<>(response.headers().map()), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Submits a workload and gives its id. */
    long submit(String yaml) {
        return submit(yaml, admin());
    }

    long submit(String yaml, String token) {
        var got = post("/api/v1/workloads", yaml, token);
        if (got.status() != 201) {
            throw new AssertionError(got.toString());
        }
        return got.json().get("workloads").get(0).get("id").asLong();
    }

    static String job(String name, String more) {
        return "kind: job\nname: " + name + "\n" + more + "run: { command: [work] }\n";
    }

    /** Waits until a workload is as a test wants it. It is asked again after each commit. */
    JsonNode await(long id, Predicate<JsonNode> wanted) {
        return await("/api/v1/workloads/" + id, wanted);
    }

    /** The same of anything that is read at a path. */
    JsonNode await(String path, Predicate<JsonNode> wanted) {
        var commits = new Semaphore(0);
        var subscription = loop.subscribe(commit -> commits.release());
        try {
            while (true) {
                commits.drainPermits();
                var now = get(path).json();
                if (wanted.test(now)) {
                    return now;
                }
                if (!commits.tryAcquire(10, TimeUnit.SECONDS)) {
                    throw new AssertionError("nothing happens any more: " + now);
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            close(subscription);
        }
    }

    private static void close(AutoCloseable subscription) {
        try {
            subscription.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode awaitState(long id, String state) {
        return await(id, workload -> workload.get("state").asString().equals(state));
    }

    void end(long id, int code) {
        engine.endAll(new AttemptKey(id, 1), new TaskExit.Exited(code));
    }

    @Override
    public void close() {
        server.close();
        dispatcher.close();
        loop.close();
        store.close();
    }
}
