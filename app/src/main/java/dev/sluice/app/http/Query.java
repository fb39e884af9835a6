package dev.sluice.app.http;

import dev.sluice.app.input.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The parameters behind the question mark. What the route doesn't know is refused. */
final class Query {
    private static final int VALUE_CHARACTERS = 1_024;

    private final Map<String, List<String>> values;

    /** @param known names that the route has, in the order in which a message names them */
    Query(Map<String, List<String>> values, Set<String> known) {
        this.values = values;
        for (var name : values.keySet()) {
            if (!known.contains(name)) {
                throw unknown(name, known);
            }
        }
    }

    private static Refusal unknown(String name, Set<String> known) {
        var shown = name.length() > 80 ? name.substring(0, 80) + "…" : name;
        var nearest = Spelling.nearest(name, known);
        var list = known.isEmpty() ? "-" : String.join(", ", known);
        return new Refusal(ProblemCode.UNKNOWN_PARAMETER, shown, list, nearest.orElse("-")).at(shown, "");
    }

    Optional<String> text(String name) {
        var all = values.getOrDefault(name, List.of());
        if (all.size() > 1) {
            throw invalid(name, String.join(",", all), "1");
        }
        if (all.isEmpty()) {
            return Optional.empty();
        }
        var value = all.getFirst();
        if (value.isEmpty()
                || value.length() > VALUE_CHARACTERS
                || value.chars().anyMatch(Character::isISOControl)) {
            throw invalid(name, value, "1.." + VALUE_CHARACTERS);
        }
        return Optional.of(value);
    }

    /** Values given several times or with commas between. */
    List<String> list(String name, Predicate<String> allowed, String limit) {
        var found = values.getOrDefault(name, List.of()).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .distinct()
                .toList();
        for (var value : found) {
            if (!allowed.test(value)) {
                throw invalid(name, value, limit);
            }
        }
        return found;
    }

    boolean flag(String name) {
        return switch (text(name).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            case String other -> throw invalid(name, other, "true, false");
        };
    }

    /** A number in bounds, or null when it is not there. */
    @Nullable Long number(String name, long least, long most) {
        var text = text(name);
        if (text.isEmpty()) {
            return null;
        }
        try {
            long value = Long.parseLong(text.get());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Refused below, as a number out of bounds is.
        }
        throw invalid(name, text.get(), least + ".." + most);
    }

    long number(String name, long least, long most, long otherwise) {
        var value = number(name, least, most);
        return value == null ? otherwise : value;
    }

    /** Entries of a page. */
    int limit() {
        return (int) number("limit", 1, HttpLimits.PAGE, HttpLimits.PAGE_DEFAULT);
    }

    static Refusal invalid(String name, String value, String limit) {
        var shown = value.length() > 80 ? value.substring(0, 80) + "…" : value;
        return new Refusal(ProblemCode.INVALID_PARAMETER, name, shown, limit)
                .at(name, shown)
                .limit(limit);
    }
}
