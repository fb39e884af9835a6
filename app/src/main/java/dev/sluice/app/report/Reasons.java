package dev.sluice.app.report;

import dev.sluice.app.text.Texts;
import dev.sluice.core.replay.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Why work waited, the longest first, each with its part of all waiting. */
public final class Reasons {
    private Reasons() {}

    /** A verdict's code and its part of the time that work waited, 0 to 1. */
    public record Reason(String code, double part, long waitedMillis) {}

    public static List<Reason> of(Outcome outcome) {
        double all = outcome.reasons().stream()
                .mapToDouble(Outcome.Reason::waitedMillis)
                .sum();
        return outcome.reasons().stream()
                .filter(reason -> reason.waitedMillis() > 0)
                .sorted(Comparator.comparingLong(Outcome.Reason::waitedMillis)
                        .reversed()
                        .thenComparing(Outcome.Reason::code))
                .map(reason -> new Reason(reason.code(), reason.waitedMillis() / all, reason.waitedMillis()))
                .toList();
    }

    /** What a verdict's code means for work that waits; the code itself where nothing can wait for that. */
    public static String words(String code, Texts texts) {
        var key = "report.why." + code.toLowerCase(Locale.ROOT).replace('_', '-');
        return texts.has(key) ? texts.format(key) : code;
    }
}
