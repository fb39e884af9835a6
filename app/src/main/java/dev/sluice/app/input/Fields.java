package dev.sluice.app.input;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The fields of one object that somebody wrote, read by name and type.
 *
 * <p>A field that is wrong becomes a problem and reads as absent, or, where it is required, as a stand-in; reading goes
 * on, so that one run finds all problems. {@link Doc#read} hands out a value only if there were none. A field that was
 * never asked for is unknown, so every reader asks for all fields, also for those that it then doesn't use.
 */
public final class Fields {
    private final Node node;
    private final Map<String, Node.Entry> entries;
    private final String path;
    private final Problems problems;
    private final Scalars scalars;
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private final List<Fields> children = new ArrayList<>();

    private Fields(Node node, String path, Problems problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
        this.scalars = new Scalars(problems);
        this.entries = node instanceof Node.Entries object ? object.byKey() : Map.of();
        if (!(node instanceof Node.Entries)) {
            var code = path.isEmpty() ? "input.not-a-document" : "input.not-an-object";
            problems.add(code, node, path, Scalars.shown(node), "", "");
        }
    }

    static Fields root(Node node, Problems problems) {
        return new Fields(node, "", problems);
    }

    /** Where this object is in the document: {@code accelerators}, {@code nodes[2]}; empty for the document itself. */
    public String path() {
        return path;
    }

    /** How a field is written. */
    public enum Shape {
        ABSENT,
        VALUE,
        LIST,
        OBJECT
    }

    /** How a field is written, for fields that may have more than one form. */
    public Shape shape(String name) {
        known.add(name);
        var entry = entries.get(name);
        return switch (entry == null ? null : entry.value()) {
            case null -> Shape.ABSENT;
            case Node.Scalar scalar -> Shape.VALUE;
            case Node.Items items -> Shape.LIST;
            case Node.Entries object -> Shape.OBJECT;
        };
    }

    /** Adds a problem of the caller's own to a field, which may be absent. The code is a key of the texts. */
    public void refuse(String name, String code, String limit, String hint) {
        known.add(name);
        var entry = entries.get(name);
        var at = entry == null ? node : entry.value();
        var value = entry == null ? "" : Scalars.shown(entry.value());
        problems.add(code, at, pathOf(name), value, limit, hint);
    }

    /** A text that must be there; "" if it is wrong. */
    public String requireText(String name, TextRule rule) {
        return text(name, rule).orElseGet(() -> standIn(name, ""));
    }

    /** A text. */
    public Optional<String> text(String name, TextRule rule) {
        return scalar(name).flatMap(scalar -> scalars.text(scalar, pathOf(name), rule));
    }

    /** A whole number within bounds that must be there; the lower bound if it is wrong. */
    public long requireInteger(String name, long min, long max) {
        return integer(name, min, max).orElseGet(() -> standIn(name, min));
    }

    /** A whole number within bounds. */
    public OptionalLong integer(String name, long min, long max) {
        return asLong(name, scalar -> scalars.integer(scalar, pathOf(name), min, max));
    }

    /** A quantity of memory in MiB, rounded up, within bounds, that must be there; the lower bound if it is wrong. */
    public long requireQuantityMib(String name, long minMib, long maxMib) {
        return quantityMib(name, minMib, maxMib).orElseGet(() -> standIn(name, minMib));
    }

    /** A quantity of memory ({@code 64Gi}, {@code 80G}) in MiB, rounded up, within bounds. The unit must be there. */
    public OptionalLong quantityMib(String name, long minMib, long maxMib) {
        return asLong(name, s -> scalars.amount(s, pathOf(name), AmountKind.QUANTITY, minMib, maxMib));
    }

    /** A duration in ms within bounds that must be there; the lower bound if it is wrong. */
    public long requireDurationMillis(String name, long minMillis, long maxMillis) {
        return durationMillis(name, minMillis, maxMillis).orElseGet(() -> standIn(name, minMillis));
    }

    /** A duration ({@code 90s}, {@code 1h30m}) in ms within bounds. The unit must be there. */
    public OptionalLong durationMillis(String name, long minMillis, long maxMillis) {
        return asLong(name, s -> scalars.amount(s, pathOf(name), AmountKind.DURATION, minMillis, maxMillis));
    }

    /** A number of cores ({@code 8}, {@code 0.5}, {@code 500m}) in thousandths within bounds. */
    public OptionalLong coresMilli(String name, long minMilli, long maxMilli) {
        return asLong(name, s -> scalars.amount(s, pathOf(name), AmountKind.CORES, minMilli, maxMilli));
    }

    /** A share of a device ({@code 250m}) in thousandths, 1..1000. */
    public OptionalLong shareMilli(String name) {
        return asLong(name, s -> scalars.amount(s, pathOf(name), AmountKind.SHARE, 1, 1_000));
    }

    /**
     * A decimal number within bounds, scaled: with 6 digits behind the point, {@code 1.5} is 1,500,000 and the bounds
     * are scaled alike.
     */
    public OptionalLong decimal(String name, int digits, long minScaled, long maxScaled) {
        return asLong(name, s -> scalars.decimal(s, pathOf(name), digits, minScaled, maxScaled));
    }

    /** {@code true} or {@code false}. */
    public Optional<Boolean> flag(String name) {
        return scalar(name).flatMap(scalar -> scalars.flag(scalar, pathOf(name)));
    }

    /** One of an enum's constants, written in lower case with dashes. */
    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> choices) {
        return scalar(name).flatMap(scalar -> scalars.choice(scalar, pathOf(name), choices));
    }

    /** One of an enum's constants that must be there; the first one if it is wrong. */
    public <E extends Enum<E>> E requireChoice(String name, Class<E> choices) {
        return choice(name, choices).orElseGet(() -> standIn(name, choices.getEnumConstants()[0]));
    }

    /** One of some names. */
    public Optional<String> name(String name, Collection<String> names) {
        return scalar(name).flatMap(scalar -> scalars.name(scalar, pathOf(name), names, "input.not-a-choice"));
    }

    /** A list of texts, in order; empty if it is absent or empty. Texts that are wrong are left out. */
    public List<String> texts(String name, TextRule rule, int maxItems) {
        var texts = new ArrayList<String>();
        var items = items(name, maxItems);
        for (int i = 0; i < items.size(); i++) {
            var at = pathOf(name) + "[" + i + "]";
            scalars.scalar(items.get(i), at)
                    .flatMap(scalar -> scalars.text(scalar, at, rule))
                    .ifPresent(texts::add);
        }
        return texts;
    }

    /** A list of names out of those that are known, in order; others become problems with this code. */
    public List<String> names(String name, Collection<String> names, String code, int maxItems) {
        var found = new ArrayList<String>();
        var items = items(name, maxItems);
        for (int i = 0; i < items.size(); i++) {
            var at = pathOf(name) + "[" + i + "]";
            scalars.scalar(items.get(i), at)
                    .flatMap(scalar -> scalars.name(scalar, at, names, code))
                    .ifPresent(found::add);
        }
        return found;
    }

    /** A map of texts, in the order of the file; empty if it is absent. Entries that are wrong are left out. */
    public Map<String, String> textMap(String name, TextRule keys, TextRule values, int maxEntries) {
        var map = new LinkedHashMap<String, String>();
        var value = value(name).orElse(null);
        if (value == null || tooMany(name, value, maxEntries)) {
            return map;
        }
        if (!(value instanceof Node.Entries object)) {
            problems.add("input.not-an-object", value, pathOf(name), Scalars.shown(value), "", "");
            return map;
        }
        object.byKey().forEach((key, entry) -> {
            var at = pathOf(name) + "." + key;
            var keyText = scalars.text(entry.key(), at, keys);
            var valueText = scalars.scalar(entry.value(), at).flatMap(scalar -> scalars.literal(scalar, at, values));
            if (keyText.isPresent() && valueText.isPresent()) {
                map.put(key, valueText.get());
            }
        });
        return map;
    }

    /** An object inside this one. */
    public Optional<Fields> object(String name) {
        return value(name).map(value -> child(value, pathOf(name)));
    }

    /** A list of objects, in order; empty if it is absent or empty. */
    public List<Fields> objects(String name, int maxItems) {
        var objects = new ArrayList<Fields>();
        var items = items(name, maxItems);
        for (int i = 0; i < items.size(); i++) {
            objects.add(child(items.get(i), pathOf(name) + "[" + i + "]"));
        }
        return objects;
    }

    /** A map of objects by names that the writer chose, in the order of the file. */
    public Map<String, Fields> objectMap(String name, TextRule keys, int maxEntries) {
        var map = new LinkedHashMap<String, Fields>();
        var value = value(name).orElse(null);
        if (value == null || tooMany(name, value, maxEntries)) {
            return map;
        }
        if (!(value instanceof Node.Entries object)) {
            problems.add("input.not-an-object", value, pathOf(name), Scalars.shown(value), "", "");
            return map;
        }
        object.byKey().forEach((key, entry) -> {
            var at = pathOf(name) + "." + key;
            scalars.text(entry.key(), at, keys).ifPresent(text -> map.put(text, child(entry.value(), at)));
        });
        return map;
    }

    private Fields child(Node value, String at) {
        var child = new Fields(value, at, problems);
        children.add(child);
        return child;
    }

    private List<Node> items(String name, int maxItems) {
        var value = value(name).orElse(null);
        if (value == null || tooMany(name, value, maxItems)) {
            return List.of();
        }
        if (value instanceof Node.Items items) {
            return items.nodes();
        }
        problems.add("input.not-a-list", value, pathOf(name), Scalars.shown(value), "", hintAsList(value));
        return List.of();
    }

    private static String hintAsList(Node value) {
        return value instanceof Node.Scalar scalar ? "[" + scalar.written() + "]" : "";
    }

    private boolean tooMany(String name, Node value, int max) {
        int count = switch (value) {
            case Node.Items items -> items.nodes().size();
            case Node.Entries object -> object.byKey().size();
            case Node.Scalar scalar -> 0;
        };
        if (count > max) {
            problems.add("input.too-many-items", value, pathOf(name), count + "", max + "", "");
        }
        return count > max;
    }

    /** The field's value; a field without one is a problem, for it is never clear what was meant. */
    private Optional<Node> value(String name) {
        known.add(name);
        var entry = entries.get(name);
        if (entry != null && entry.value() instanceof Node.Scalar scalar && scalar.isNull()) {
            problems.add("input.no-value", scalar, pathOf(name), scalar.text(), "", "");
            return Optional.empty();
        }
        return entry == null ? Optional.empty() : Optional.of(entry.value());
    }

    private Optional<Node.Scalar> scalar(String name) {
        return value(name).flatMap(value -> scalars.scalar(value, pathOf(name)));
    }

    private <T> T standIn(String name, T value) {
        refuseMissing(name);
        return value;
    }

    /** An object that isn't one, and a field that is there but wrong, have their problem already. */
    private void refuseMissing(String name) {
        if (node instanceof Node.Entries && !entries.containsKey(name)) {
            missing.add(name);
        }
    }

    private interface ToAmount {
        OptionalLong of(Node.Scalar scalar);
    }

    private OptionalLong asLong(String name, ToAmount amount) {
        return scalar(name).map(amount::of).orElse(OptionalLong.empty());
    }

    private String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /**
     * Makes a problem of every field, here and below, that was not asked for, and of every required one that isn't
     * there; but a required field that was mistyped is one problem, not two.
     */
    void finish() {
        for (var entry : entries.entrySet()) {
            var name = entry.getKey();
            if (!known.contains(name)) {
                var nearest = Spelling.nearest(name, known).orElse("");
                var all = String.join(", ", known);
                problems.add("input.unknown-field", entry.getValue().key(), pathOf(name), name, all, nearest);
                missing.remove(nearest);
            }
        }
        missing.forEach(name -> problems.add("input.missing", node, pathOf(name), "", "", ""));
        children.forEach(Fields::finish);
    }
}
