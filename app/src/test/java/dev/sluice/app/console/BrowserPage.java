package dev.sluice.app.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** One page of a browser: led by scripts, and listened to for errors. */
public final class BrowserPage {
    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    private static final int PATIENCE_MILLIS = 20_000;

    private final Chromium browser;
    private final String session;
    private final List<String> errors = new CopyOnWriteArrayList<>();

    BrowserPage(Chromium browser, String session) {
        this.browser = browser;
        this.session = session;
        browser.listen(this::heard);
        for (var domain : List.of("Page", "Runtime", "Log")) {
            call(domain + ".enable", Map.of());
        }
    }

    private JsonNode call(String method, Map<String, ?> parameters) {
        return browser.call(session, method, parameters);
    }

    private void heard(JsonNode message) {
        if (!message.path("sessionId").asString("").equals(session)) {
            return;
        }
        var parameters = message.path("params");
        switch (message.path("method").asString("")) {
            case "Runtime.exceptionThrown" ->
                errors.add(parameters.path("exceptionDetails").toString());
            case "Runtime.consoleAPICalled" -> {
                if (parameters.path("type").asString("").equals("error")) {
                    errors.add(parameters.path("args").toString());
                }
            }
            case "Log.entryAdded" -> {
                if (parameters.at("/entry/level").asString("").equals("error")) {
                    errors.add(parameters.get("entry").toString());
                }
            }
            default -> {}
        }
    }

    /** What the page's console says went wrong, up to now; and forgets it. */
    public List<String> errors() {
        var found = new ArrayList<>(errors);
        errors.clear();
        return found;
    }

    /** Width and height in CSS pixels, and the theme that the system says it has. */
    public BrowserPage like(int width, int height, String theme) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        var scheme = Map.of("name", "prefers-color-scheme", "value", theme);
        call("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
        return this;
    }

    public BrowserPage open(String address) {
        call("Page.navigate", Map.of("url", address));
        return this;
    }

    /** The value of a script, which may be a promise. */
    public JsonNode value(String script) {
        var got = call("Runtime.evaluate", Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
        if (got.has("exceptionDetails")) {
            throw new AssertionError(script + ": " + got.get("exceptionDetails"));
        }
        return got.path("result").path("value");
    }

    /** Waits until an expression holds. A page that is just being loaded is looked at again. */
    public BrowserPage until(String expression) {
        value("""
                new Promise((done, fail) => {
                  const end = Date.now() + %d;
                  const look = () => {
                    let held = false;
                    try { held = Boolean(%s); } catch { }
                    if (held) done(true);
                    else if (Date.now() > end) fail(new Error('never: ' + document.body.innerText.slice(0, 600)));
                    else setTimeout(look, 25);
                  };
                  look();
                })""".formatted(PATIENCE_MILLIS, expression));
        return this;
    }

    /** Waits for an element and clicks it. */
    public BrowserPage click(String selector) {
        until("document.querySelector(" + quoted(selector) + ")");
        value("document.querySelector(" + quoted(selector) + ").click()");
        return this;
    }

    /** Types into a field as a person does who leaves it afterwards. */
    public BrowserPage fill(String selector, String text) {
        until("document.querySelector(" + quoted(selector) + ")");
        value("""
                (() => {
                  const field = document.querySelector(%s);
                  field.focus();
                  field.value = %s;
                  field.dispatchEvent(new Event('input', { bubbles: true }));
                  field.dispatchEvent(new Event('change', { bubbles: true }));
                })()""".formatted(quoted(selector), quoted(text)));
        return this;
    }

    /** Presses keys, one after the other, wherever the focus is. */
    public BrowserPage press(String... keys) {
        for (var key : keys) {
            var text = key.length() == 1 ? key : key.equals("Enter") ? "\r" : "";
            call("Input.dispatchKeyEvent", Map.of("type", "keyDown", "key", key, "text", text));
            call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
        }
        return this;
    }

    public String text() {
        return value("document.body.innerText").asString();
    }

    /** What axe finds against WCAG 2.2 A and AA: the rule, and the first elements that break it. */
    public List<String> barriers() {
        value(resource(AXE) + "; true");
        var found = value("""
                axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
                  .then(({ violations }) => violations.map(({ id, nodes }) =>
                    id + ': ' + nodes.slice(0, 3).map(({ target, failureSummary }) => target + failureSummary)))""");
        var barriers = new ArrayList<String>();
        found.forEach(barrier -> barriers.add(barrier.asString()));
        return barriers;
    }

    /** Writes what is to be seen as a PNG. */
    public void picture(Path file) {
        var data = call("Page.captureScreenshot", Map.of("format", "png"))
                .get("data")
                .asString();
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, Base64.getDecoder().decode(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static String resource(String name) {
        try (var stream = BrowserPage.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not there");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
