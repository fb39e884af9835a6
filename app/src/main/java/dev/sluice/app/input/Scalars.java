package dev.sluice.app.input;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Single values by type, each either good or a problem. */
final class Scalars {
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]*)");
    private static final Pattern PLAIN_NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");
    private static final int LONG_DIGITS = 18;

    private final Problems problems;

    Scalars(Problems problems) {
        this.problems = problems;
    }

    /** A value as problems show it. */
    static String shown(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar.written();
            case Node.Items items -> "[...]";
            case Node.Entries object -> "{...}";
        };
    }

    Optional<Node.Scalar> scalar(Node node, String field) {
        if (node instanceof Node.Scalar scalar) {
            return Optional.of(scalar);
        }
        problems.add("input.not-a-value", node, field, shown(node), "", "");
        return Optional.empty();
    }

    Optional<String> text(Node.Scalar scalar, String field, TextRule rule) {
        if (scalar.style() == Node.Style.JSON_LITERAL) {
            return refused("input.not-a-text", scalar, field, "", '"' + scalar.text() + '"');
        }
        return literal(scalar, field, rule);
    }

    Optional<String> name(Node.Scalar scalar, String field, Collection<String> names, String code) {
        if (names.contains(scalar.text())) {
            return Optional.of(scalar.text());
        }
        var nearest = Spelling.nearest(scalar.text(), names).orElse("");
        return refused(code, scalar, field, String.join(", ", names), nearest);
    }

    /** A text, where numbers, true and false stand for what is written; only null has no text. */
    Optional<String> literal(Node.Scalar scalar, String field, TextRule rule) {
        var text = scalar.text();
        if (scalar.isNull()) {
            return refused("input.no-value", scalar, field, "", "");
        }
        int characters = text.codePointCount(0, text.length());
        if (characters > rule.maxCharacters()) {
            var limit = Integer.toString(rule.maxCharacters());
            return refused("input.too-long", scalar, field, limit, Integer.toString(characters));
        }
        if (!rule.manyLines() && text.chars().anyMatch(c -> c == '\n' || c == '\r' || c == '\t')) {
            return refused("input.line-break", scalar, field, "", "");
        }
        return rule.pattern().matcher(text).matches()
                ? Optional.of(text)
                : refused(rule.code(), scalar, field, rule.maxCharacters() + "", "");
    }

    OptionalLong integer(Node.Scalar scalar, String field, long min, long max) {
        var text = scalar.text();
        if (scalar.style() == Node.Style.QUOTED || !INTEGER.matcher(text).matches()) {
            return refusedAmount("input.not-an-integer", scalar, field, min + ".." + max, Hints.integer(text));
        }
        boolean fits = text.length() <= LONG_DIGITS;
        long value = fits ? Long.parseLong(text) : 0;
        return fits && value >= min && value <= max
                ? OptionalLong.of(value)
                : refusedAmount("input.out-of-range", scalar, field, min + ".." + max, "");
    }

    OptionalLong amount(Node.Scalar scalar, String field, AmountKind kind, long min, long max) {
        var amount = kind.read(scalar.text());
        if (amount.isEmpty()) {
            boolean bare = PLAIN_NUMBER.matcher(scalar.text()).matches();
            var code = bare ? kind.noUnitCode : kind.badCode;
            return refusedAmount(code, scalar, field, kind.range(min, max), kind.hint(scalar.text()));
        }
        return inRange(amount.getAsLong(), scalar, field, min, max, kind.range(min, max));
    }

    OptionalLong decimal(Node.Scalar scalar, String field, int digits, long min, long max) {
        var range = Amounts.decimalText(min, digits) + ".." + Amounts.decimalText(max, digits);
        var amount = Amounts.decimal(scalar.text(), digits);
        if (amount.isEmpty() || scalar.style() == Node.Style.QUOTED) {
            return refusedAmount("input.bad-decimal", scalar, field, range, Integer.toString(digits));
        }
        return inRange(amount.getAsLong(), scalar, field, min, max, range);
    }

    private OptionalLong inRange(long value, Node.Scalar scalar, String field, long min, long max, String range) {
        return value >= min && value <= max
                ? OptionalLong.of(value)
                : refusedAmount("input.out-of-range", scalar, field, range, "");
    }

    Optional<Boolean> flag(Node.Scalar scalar, String field) {
        boolean quoted = scalar.style() == Node.Style.QUOTED;
        return switch (quoted ? "" : scalar.text()) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> refused("input.not-a-flag", scalar, field, "true, false", flagHint(scalar.text()));
        };
    }

    private static String flagHint(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "y", "on", "true", "1" -> "true";
            case "no", "n", "off", "false", "0" -> "false";
            default -> "";
        };
    }

    <E extends Enum<E>> Optional<E> choice(Node.Scalar scalar, String field, Class<E> choices) {
        List<String> names = new ArrayList<>();
        for (var choice : choices.getEnumConstants()) {
            var name = choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (name.equals(scalar.text())) {
                return Optional.of(choice);
            }
            names.add(name);
        }
        var nearest = Spelling.nearest(scalar.text(), names).orElse("");
        return refused("input.not-a-choice", scalar, field, String.join(", ", names), nearest);
    }

    private <T> Optional<T> refused(String code, Node.Scalar scalar, String field, String limit, String hint) {
        problems.add(code, scalar, field, scalar.written(), limit, hint);
        return Optional.empty();
    }

    private OptionalLong refusedAmount(String code, Node.Scalar scalar, String field, String limit, String hint) {
        problems.add(code, scalar, field, scalar.written(), limit, hint);
        return OptionalLong.empty();
    }
}
