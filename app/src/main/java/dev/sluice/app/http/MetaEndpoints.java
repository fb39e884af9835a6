package dev.sluice.app.http;

import dev.sluice.app.http.view.SummaryView;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Health, metrics, and the pages that say what this is. */
final class MetaEndpoints {
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final WriterLine line;
    private final PrometheusMeterRegistry metrics;
    private final BooleanSupplier ready;
    private final String version;
    private final String openApi;

    MetaEndpoints(WriterLine line, ApiParts parts) {
        this.line = line;
        this.metrics = parts.metrics();
        this.ready = parts.ready();
        this.version = parts.version();
        this.openApi = resource("openapi.yaml");
    }

    record Health(String status) {}

    Answer live(Request request) {
        return Answer.json(new Health("up"));
    }

    /** Goes through the writer, so that a writer that hangs is not called ready. */
    Answer ready(Request request) {
        if (!ready.getAsBoolean()) {
            throw new Refusal(ProblemCode.NOT_READY);
        }
        line.read(core -> core.atMillis());
        return Answer.json(new Health("up"));
    }

    Answer metrics(Request request) {
        var census = line.census();
        var summary = line.read(core -> {
            var stamp = new SummaryView.Stamp(core.atMillis(), version, line.committedSequence());
            return SummaryView.of(core, census, stamp, tenant -> true);
        });
        return Answer.text(PROMETHEUS, metrics.scrape() + PoolMetrics.of(summary));
    }

    Answer openApi(Request request) {
        return Answer.text("application/yaml", openApi);
    }

    Answer problem(Request request) {
        var word = request.place("code");
        var code = ProblemCode.of(word).orElseThrow(() -> new Refusal(ProblemCode.NO_SUCH_PATH, "/problems"));
        var texts = request.texts();
        var key = "problem." + code.word();
        var text = texts.format(key + ".title") + " (" + code.word() + ", HTTP " + code.status() + ")\n";
        return Answer.text(Answer.TEXT, text);
    }

    /** People go on to the console; programs get a plain page. */
    Answer greet(Request request) {
        if (ConsoleEndpoints.isForPeople(request)) {
            return Answer.empty(303, Map.of("Location", ConsoleEndpoints.HOME));
        }
        return Answer.text("text/html; charset=utf-8", """
                <!doctype html>
                <html lang="en">
                <title>Sluice</title>
                <h1>Sluice %s</h1>
                <p>For people: <a href="/console/">the console</a>.</p>
                <p>The API is at <code>/api/v1</code>; <a href="/openapi.yaml">openapi.yaml</a> describes it.</p>
                <p>Health: <a href="/health/ready">/health/ready</a>. Metrics: <code>/metrics</code>, with a token.</p>
                </html>
                """.formatted(version));
    }

    private static String resource(String name) {
        try (var stream = MetaEndpoints.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not in the program");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
