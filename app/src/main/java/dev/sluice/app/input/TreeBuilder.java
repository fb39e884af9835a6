package dev.sluice.app.input;

import java.util.Map;

/** What both syntaxes share: the limits, the rules for texts and keys, and where a problem is said to be. */
final class TreeBuilder {
    /** Ends the reading of a file at a problem after which the rest means nothing. */
    static final class Stop extends Exception {
        private static final long serialVersionUID = 1;

        Stop() {
            super("reading ends here", null, false, false);
        }
    }

    private final Problems problems;
    private int nodes;
    private int depth;

    TreeBuilder(Problems problems) {
        this.problems = problems;
    }

    /** Counts a value, list or map. */
    void count(int line, int column) throws Stop {
        nodes++;
        if (nodes > InputLimits.MAX_NODES) {
            throw stop("input.too-many-values", "", InputLimits.MAX_NODES + "", "", line, column);
        }
    }

    void enter(int line, int column) throws Stop {
        count(line, column);
        depth++;
        if (depth > InputLimits.MAX_DEPTH) {
            throw stop("input.too-deep", "", InputLimits.MAX_DEPTH + "", "", line, column);
        }
    }

    void leave() {
        depth--;
    }

    Node.Scalar scalar(String text, Node.Style style, int line, int column) throws Stop {
        count(line, column);
        text.codePoints()
                .filter(Shown::isHarmful)
                .findFirst()
                .ifPresent(character ->
                        problem("input.bad-character", Character.toString(character), "", "", line, column));
        return new Node.Scalar(text, style, line, column);
    }

    void put(Map<String, Node.Entry> entries, Node.Scalar key, Node value) {
        var first = entries.putIfAbsent(key.text(), new Node.Entry(key, value));
        if (first != null) {
            var line = Integer.toString(first.key().line());
            problem("input.duplicate-field", key.text(), "", line, key.line(), key.column());
        }
    }

    void problem(String code, String value, String limit, String hint, int line, int column) {
        problems.add(new Problem(code, "", value, limit, hint, line, column));
    }

    Stop stop(String code, String value, String limit, String hint, int line, int column) {
        problem(code, value, limit, hint, line, column);
        return new Stop();
    }
}
