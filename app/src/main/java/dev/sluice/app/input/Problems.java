package dev.sluice.app.input;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The problems found so far, in the order of the file. */
final class Problems {
    private static final Comparator<Problem> BY_PLACE =
            Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

    private final List<Problem> found = new ArrayList<>();
    private boolean overflow;

    void add(Problem problem) {
        if (found.size() < InputLimits.MAX_PROBLEMS) {
            found.add(problem);
        } else {
            overflow = true;
        }
    }

    void add(String code, Node at, String field, String value, String limit, String hint) {
        add(new Problem(code, field, value, limit, hint, at.line(), at.column()));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Sorted by place; those of one place in the order of finding. */
    List<Problem> list() {
        var sorted = new ArrayList<>(found);
        sorted.sort(BY_PLACE);
        if (overflow) {
            var limit = Integer.toString(InputLimits.MAX_PROBLEMS);
            sorted.add(new Problem("input.too-many-problems", "", "", limit, "", 0, 0));
        }
        return List.copyOf(sorted);
    }
}
