package dev.sluice.app.engine.slurm;

import dev.sluice.app.engine.slurm.SlurmFailure.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/**
 * Slurm over slurmrestd, on connections that are kept.
 *
 * <p>A refusal may come as status 500, and an error inside an answer 200: what counts is the list {@code errors}. A
 * token that has run out is told by the same answer as a controller that is away, so the token is read again before
 * that is believed.
 */
final class RestSlurm implements Slurm {
    /** Slurm's own MessageTimeout is 10 s by default, and sites with busy controllers raise it. */
    private static final Duration PATIENCE = Duration.ofSeconds(35);

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final String base;
    private final SlurmToken token;
    private @Nullable String prefix;

    /** @param url where slurmrestd listens, without a path */
    RestSlurm(String url, SlurmToken token) {
        this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.token = token;
    }

    /** Makes something of an answer's body. */
    @FunctionalInterface
    private interface Reading<T> {
        RestReading.Page<T> of(byte[] body);
    }

    @Override
    public String version() throws SlurmFailure {
        return ask("GET", "/ping", null, body -> RestReading.release(json.readTree(body)));
    }

    @Override
    public List<SlurmNode> nodes(@Nullable String reservation) throws SlurmFailure {
        var lent = reservation == null
                ? null
                : ask("GET", "/reservations", null, body -> RestReading.reserved(json.readTree(body), reservation));
        return ask("GET", "/nodes", null, body -> RestReading.nodes(json.readTree(body), lent));
    }

    @Override
    public List<SlurmJob> jobs() throws SlurmFailure {
        return ask("GET", "/jobs", null, this::readJobs);
    }

    private RestReading.Page<List<SlurmJob>> readJobs(byte[] body) {
        try (var parser = json.createParser(body)) {
            return RestReading.jobs(parser);
        }
    }

    @Override
    public Optional<SlurmJob> job(long id) throws SlurmFailure {
        try {
            return ask("GET", "/job/" + id, null, this::readJobs).stream().findFirst();
        } catch (SlurmFailure e) {
            if (e.kind() == Kind.UNKNOWN_JOB) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public long submit(SlurmSubmission submission) throws SlurmFailure {
        var body = RestWriting.submission(json, prefix(), submission).toString();
        return ask("POST", "/job/submit", body, answer -> RestReading.submitted(json.readTree(answer)));
    }

    @Override
    public void terminate(long job) throws SlurmFailure {
        end("/job/" + job + "?signal=TERM");
    }

    @Override
    public void cancel(long job) throws SlurmFailure {
        end("/job/" + job);
    }

    private void end(String path) throws SlurmFailure {
        try {
            var _ = ask("DELETE", path, null, body -> RestReading.nothing(json.readTree(body)));
        } catch (SlurmFailure e) {
            if (e.kind() != Kind.UNKNOWN_JOB) {
                throw e;
            }
        }
    }

    /** One question; put again with a fresh token where that may help and can't do a thing twice. */
    private <T> T ask(String method, String path, @Nullable String body, Reading<T> reading) throws SlurmFailure {
        try {
            return once(method, path, body, reading);
        } catch (SlurmFailure e) {
            boolean mayBeToken = e.kind() == Kind.UNREACHABLE || e.kind() == Kind.DENIED;
            boolean harmless = !method.equals("POST") || e.kind() == Kind.DENIED;
            if (mayBeToken && token.reload() && harmless) {
                return once(method, path, body, reading);
            }
            throw e;
        }
    }

    private <T> T once(String method, String path, @Nullable String body, Reading<T> reading) throws SlurmFailure {
        var answer = exchange(method, prefix() + path, body);
        RestReading.Page<T> page;
        try {
            page = reading.of(answer.body());
        } catch (JacksonException e) {
            throw new SlurmFailure(
                    answer.statusCode() == 404 ? Kind.REFUSED : Kind.UNREACHABLE,
                    "slurmrestd answered " + method + " " + path + " with status " + answer.statusCode()
                            + " and no JSON");
        }
        if (page.error() != null) {
            throw new SlurmFailure(page.error().kind(), page.error().text());
        }
        if (answer.statusCode() >= 400) {
            throw new SlurmFailure(Kind.UNREACHABLE, "slurmrestd answered with status " + answer.statusCode());
        }
        return page.content();
    }

    private HttpResponse<byte[]> exchange(String method, String path, @Nullable String body) throws SlurmFailure {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        token.headers().forEach(request::header);
        HttpResponse<byte[]> answer;
        try {
            answer = http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            var why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new SlurmFailure(Kind.UNREACHABLE, "no answer from " + this + ": " + why);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SlurmFailure(Kind.UNREACHABLE, "interrupted while waiting for " + this);
        }
        if (answer.statusCode() == 401 || answer.statusCode() == 403) {
            throw new SlurmFailure(Kind.DENIED, this + " does not accept the token: " + token.describe());
        }
        return answer;
    }

    /** The path of the newest version of the interface that both sides know, found out once. */
    private String prefix() throws SlurmFailure {
        var known = prefix;
        if (known == null) {
            var answer = exchange("GET", "/openapi/v3", null);
            var version = RestReading.newestVersion(new String(answer.body(), StandardCharsets.UTF_8));
            if (version == null) {
                throw new SlurmFailure(
                        Kind.REFUSED,
                        this + " offers no interface from v0.0.38 to v0.0.44; Slurm 22.05 or newer has one");
            }
            known = "/slurm/" + version;
            prefix = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return "slurmrestd at " + base;
    }
}
