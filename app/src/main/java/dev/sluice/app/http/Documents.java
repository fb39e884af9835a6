package dev.sluice.app.http;

import dev.sluice.app.input.Doc;
import dev.sluice.app.input.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** The body of a request as documents, or the problem with it. */
final class Documents {
    private static final Set<String> YAML =
            Set.of("application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml");

    private Documents() {}

    /** Reads the syntax of the body by its Content-Type. */
    static List<Doc> of(Request request) {
        boolean json = isJson(request);
        var bytes = request.content().get();
        if (bytes.length == 0) {
            throw new Refusal(ProblemCode.MISSING_BODY);
        }
        var parsed = json ? Doc.parseJson(bytes) : Doc.parse("body.yaml", bytes);
        if (!parsed.problems().isEmpty()) {
            boolean large = parsed.problems().getFirst().code().equals("input.too-large");
            throw large
                    ? new Refusal(ProblemCode.TOO_LARGE, HttpLimits.BODY_BYTES)
                    : new Refusal(ProblemCode.MALFORMED, parsed.problems().size()).faults(parsed.problems());
        }
        return parsed.documents();
    }

    /** The one document of a body. */
    static Doc one(Request request) {
        var documents = of(request);
        if (documents.size() != 1) {
            throw new Refusal(ProblemCode.BAD_REQUEST, documents.size() + " documents, 1 expected");
        }
        return documents.getFirst();
    }

    private static boolean isJson(Request request) {
        var given = request.header("Content-Type").orElse("-");
        int end = given.indexOf(';');
        var type = (end < 0 ? given : given.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        if (type.equals(Answer.JSON)) {
            return true;
        }
        if (YAML.contains(type)) {
            return false;
        }
        var shown = type.length() > 80 ? type.substring(0, 80) : type;
        throw new Refusal(ProblemCode.UNSUPPORTED_TYPE, shown, "application/yaml, application/json")
                .at("Content-Type", shown);
    }

    /** The values of all documents, or one problem for each fault in any of them. */
    static <T> List<T> meant(List<Doc> documents, Function<Doc, Doc.Reading<T>> reader) {
        var values = new ArrayList<T>();
        var faults = new ArrayList<Problem>();
        for (int i = 0; i < documents.size(); i++) {
            var place = documents.size() == 1 ? "" : "[" + i + "].";
            switch (reader.apply(documents.get(i))) {
                case Doc.Meant<T>(T value) -> values.add(value);
                case Doc.Refused<T>(var problems) -> problems.forEach(problem -> faults.add(placed(problem, place)));
            }
        }
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemCode.INVALID_FILE, faults.size()).faults(faults);
        }
        return values;
    }

    private static Problem placed(Problem problem, String place) {
        return place.isEmpty()
                ? problem
                : new Problem(
                        problem.code(),
                        place + problem.field(),
                        problem.value(),
                        problem.limit(),
                        problem.hint(),
                        problem.line(),
                        problem.column());
    }
}
