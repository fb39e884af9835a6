package dev.sluice.app.trace.reading;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One file of a trace.
 *
 * @param path where it is
 * @param name path within the trace's folder, without {@code .gz}
 * @param head its first line, cut at 4 KiB; "" when it is empty or no text
 */
public record TraceFile(Path path, String name, String head) {
    /** The last part of its name without its ending: {@code trace1} of {@code x/trace1.csv}. */
    public String stem() {
        var last = name.substring(name.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        return dot <= 0 ? last : last.substring(0, dot);
    }

    /** Whether its first line is a header with all these columns. */
    public boolean hasColumns(String... columns) {
        return hasColumns(',', columns);
    }

    /** The same with another sign between columns. */
    public boolean hasColumns(char separator, String... columns) {
        var sign = Pattern.quote(String.valueOf(separator));
        var names = List.of(head.replace("\"", "").strip().split(sign, -1));
        return names.containsAll(Arrays.asList(columns));
    }

    /** All of it as one text, lines joined by LF. */
    public String text() throws TraceFailure {
        var text = new StringBuilder();
        try (var lines = open()) {
            while (lines.next()) {
                if (text.length() > TraceLimits.TEXT_CHARACTERS) {
                    throw new TraceFailure("trace.file-too-large", name, TraceLimits.TEXT_CHARACTERS);
                }
                text.append(lines.text()).append('\n');
            }
        }
        return text.toString();
    }

    /** Its lines from the first one on. */
    public Lines open() throws TraceFailure {
        return Lines.open(path, name);
    }
}
