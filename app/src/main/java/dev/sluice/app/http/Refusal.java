package dev.sluice.app.http;

import dev.sluice.app.input.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends a request with a problem. Carries codes and values; the words are chosen by the reader's language at the end.
 */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ProblemCode code;
    private final transient List<Object> arguments;
    private transient @Nullable String field;
    private transient @Nullable String value;
    private transient @Nullable String limit;
    private transient List<Problem> faults = List.of();

    Refusal(ProblemCode code, Object... arguments) {
        super(code.word(), null, false, false);
        this.code = code;
        this.arguments = List.of(arguments);
    }

    static Refusal notFound(String what, String name) {
        return new Refusal(ProblemCode.NOT_FOUND, what, name).at(what, name);
    }

    Refusal at(String where, String found) {
        field = where;
        value = found;
        return this;
    }

    Refusal limit(String bound) {
        limit = bound;
        return this;
    }

    Refusal faults(List<Problem> found) {
        faults = List.copyOf(found);
        return this;
    }

    ProblemCode code() {
        return code;
    }

    List<Object> arguments() {
        return arguments;
    }

    @Nullable String field() {
        return field;
    }

    @Nullable String value() {
        return value;
    }

    @Nullable String limit() {
        return limit;
    }

    List<Problem> faults() {
        return faults;
    }
}
