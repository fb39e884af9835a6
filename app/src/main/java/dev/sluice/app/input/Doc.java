package dev.sluice.app.input;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** One document that somebody wrote: its syntax is sound, its meaning not yet read. */
public final class Doc {
    private final Node root;

    private Doc(Node root) {
        this.root = root;
    }

    /**
     * The documents of a file, one or more of them, or the problems that keep it from being read.
     *
     * @param documents empty if there are problems
     * @param problems in the order of the file
     */
    public record Parsed(List<Doc> documents, List<Problem> problems) {}

    /** Reads a file: JSON if its name ends in {@code .json}, else YAML, of which JSON is a part. Never throws. */
    public static Parsed parse(String name, byte[] bytes) {
        return name.toLowerCase(Locale.ROOT).endsWith(".json") ? parse(bytes, true) : parse(bytes, false);
    }

    /** Reads the body of a request that says that it is JSON. Never throws. */
    public static Parsed parseJson(byte[] bytes) {
        return parse(bytes, true);
    }

    private static Parsed parse(byte[] bytes, boolean json) {
        var problems = new Problems();
        var nodes = Source.decode(bytes, problems)
                .map(text -> json ? JsonTree.read(text, problems) : YamlTree.read(text, problems))
                .orElse(List.of());
        if (problems.isEmpty() && nodes.stream().allMatch(Doc::isEmpty)) {
            problems.add(new Problem("input.empty", "", "", "", "", 0, 0));
        }
        var documents = problems.isEmpty()
                ? nodes.stream().filter(node -> !isEmpty(node)).map(Doc::new).toList()
                : List.<Doc>of();
        return new Parsed(documents, problems.list());
    }

    private static boolean isEmpty(Node node) {
        return node instanceof Node.Scalar scalar && scalar.isNull();
    }

    /**
     * What reading gave: a value, or the problems.
     *
     * @param <T> the value's type
     */
    public sealed interface Reading<T> {}

    /** The document meant this. */
    public record Meant<T>(T value) implements Reading<T> {}

    /** The document is wrong in these places, at least one, in the order of the file. */
    public record Refused<T>(List<Problem> problems) implements Reading<T> {}

    /**
     * Reads the fields of the document. The reader asks for all fields that there can be and returns what makes the
     * value from them. That is only called if nothing was wrong; fields that nobody asked for are wrong.
     */
    public <T> Reading<T> read(Function<Fields, Supplier<T>> reader) {
        var problems = new Problems();
        var fields = Fields.root(root, problems);
        var value = reader.apply(fields);
        fields.finish();
        return problems.isEmpty() ? new Meant<>(value.get()) : new Refused<>(problems.list());
    }
}
