package dev.sluice.app.cli;

import java.util.regex.Pattern;

/** Reads time spans such as {@code 90s} and {@code 1h30m}. */
final class Spans {
    private static final Pattern PART = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
    private static final Pattern WHOLE = Pattern.compile("(" + PART.pattern() + ")+");

    private Spans() {}

    /** Milliseconds, at least 1. Anything else ends the verb with a message. */
    static long millis(Root root, String text) {
        long millis = 0;
        if (WHOLE.matcher(text).matches()) {
            var parts = PART.matcher(text);
            while (parts.find()) {
                millis += Long.parseLong(parts.group(1)) * unitMillis(parts.group(2));
            }
        }
        if (millis < 1) {
            throw new Failure(Exit.USAGE, root.say("cli.span", text));
        }
        return millis;
    }

    private static long unitMillis(String unit) {
        return switch (unit) {
            case "d" -> 86_400_000;
            case "h" -> 3_600_000;
            case "m" -> 60_000;
            case "s" -> 1_000;
            default -> 1;
        };
    }
}
