package dev.sluice.app.http;

import dev.sluice.app.input.Problem;
import dev.sluice.app.text.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An RFC 9457 problem. The fields are those of {@code Problem} in {@code openapi.yaml}. */
record ProblemView(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @Nullable String field,
        @Nullable String value,
        @Nullable String limit,
        @Nullable String remedy,
        @Nullable List<Fault> problems) {
    /** One of several faults of a file. */
    record Fault(
            String code,
            String detail,
            @Nullable String field,
            @Nullable String value,
            @Nullable String limit,
            @Nullable String remedy,
            @Nullable Integer line) {
        static Fault of(Problem problem, Texts texts) {
            return new Fault(
                    problem.code(),
                    problem.what(texts),
                    orAbsent(problem.field()),
                    orAbsent(problem.value()),
                    orAbsent(problem.limit()),
                    orAbsent(problem.remedy(texts)),
                    problem.line() == 0 ? null : problem.line());
        }

        private static @Nullable String orAbsent(String text) {
            return text.isEmpty() ? null : text;
        }
    }

    static ProblemView of(Refusal refusal, Texts texts) {
        var word = refusal.code().word();
        var key = "problem." + word;
        var arguments = refusal.arguments().stream()
                .map(argument -> readable(argument, texts))
                .toArray();
        var faults =
                refusal.faults().stream().map(fault -> Fault.of(fault, texts)).toList();
        var only = faults.size() == 1 ? faults.getFirst() : null;
        var remedy = texts.has(key + ".remedy") ? texts.format(key + ".remedy", arguments) : null;
        return new ProblemView(
                "/problems/" + word,
                texts.format(key + ".title"),
                refusal.code().status(),
                only == null ? texts.format(key, arguments) : only.detail(),
                word,
                only == null ? refusal.field() : only.field(),
                only == null ? refusal.value() : only.value(),
                only == null ? refusal.limit() : only.limit(),
                only == null ? remedy : only.remedy(),
                faults.isEmpty() ? null : faults);
    }

    /** Kinds of things, such as {@code tenant}, have words of their own. */
    private static Object readable(Object argument, Texts texts) {
        var key = "what." + argument;
        return texts.has(key) ? texts.format(key) : argument;
    }
}
