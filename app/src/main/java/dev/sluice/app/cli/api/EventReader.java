package dev.sluice.app.cli.api;

import dev.sluice.app.cli.json.Tree;
import dev.sluice.app.cli.json.Trees;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads server-sent events, each with its data as JSON. */
public final class EventReader implements Closeable {
    private final BufferedReader lines;

    /** Takes over the stream and closes it with itself. */
    public EventReader(InputStream stream) {
        lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    /** The data of the next message; waits for it. Empty at the end of the stream. */
    public Optional<Tree> next() throws IOException {
        var data = new StringBuilder();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data:")) {
                data.append(line, "data:".length(), line.length()).append('\n');
            } else if (line.isEmpty() && !data.isEmpty()) {
                return Optional.of(Trees.readJson(data.toString()));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
