package dev.sluice.app.trace.synthetic;

import java.util.ArrayList;
import java.util.List;

/** One of several, each with its weight. */
final class Choice<T> {
    private final List<Option<T>> options;
    private final long total;

    /** One of them; weights need no common sum. */
    record Option<T>(T value, long weight) {}

    Choice(List<Option<T>> options) {
        this.options = List.copyOf(options);
        this.total = this.options.stream().mapToLong(Option::weight).sum();
        if (total <= 0) {
            throw new IllegalArgumentException("a choice needs weights, these have none: " + options);
        }
    }

    /** Reads {@code value:weight}, apart by blanks: {@code 1:935 2:21 8:44}. */
    static Choice<Integer> of(String table) {
        var options = new ArrayList<Option<Integer>>();
        for (var pair : table.split(" ", -1)) {
            var parts = pair.split(":", -1);
            options.add(new Option<>(Integer.parseInt(parts[0]), Long.parseLong(parts[1])));
        }
        return new Choice<>(options);
    }

    List<Option<T>> options() {
        return options;
    }

    /** The sum of all weights. */
    long total() {
        return total;
    }

    T draw(Draws draws) {
        return at(draws.below(total));
    }

    T draw(EvenDraws draws) {
        return at(draws.below(total));
    }

    private T at(long weight) {
        long left = weight;
        for (var option : options) {
            left -= option.weight();
            if (left < 0) {
                return option.value();
            }
        }
        return options.getLast().value();
    }
}
