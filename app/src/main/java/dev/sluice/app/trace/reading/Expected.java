package dev.sluice.app.trace.reading;

import dev.sluice.app.text.Texts;
import java.util.List;

/**
 * What should have stood somewhere.
 *
 * @param code key of its text
 */
public record Expected(String code, List<String> arguments) {
    public Expected {
        arguments = List.copyOf(arguments);
    }

    /** A whole number within bounds. */
    public static Expected integer(Range range) {
        return of("trace.expected.integer", range.least(), range.most());
    }

    /** One of some words. */
    public static Expected oneOf(Iterable<String> words) {
        return of("trace.expected.choice", String.join(", ", words));
    }

    /** What a key's text says with its places filled. */
    public static Expected of(String code, Object... arguments) {
        return new Expected(
                code,
                List.of(arguments).stream()
                        .map(String::valueOf)
                        .map(Shown::clip)
                        .toList());
    }

    /** For people. */
    public String text(Texts texts) {
        return texts.format(code, arguments.toArray());
    }
}
