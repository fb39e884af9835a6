package dev.sluice.app.trace.synthetic;

import java.util.ArrayList;
import java.util.List;

/** One of several, each with its weight. */
record Choice<T>(List<Option<T>> options) {
    /** One of them; weights need no common sum. */
    record Option<T>(T value, long weight) {}

    Choice {
        options = List.copyOf(options);
        if (options.stream().mapToLong(Option::weight).sum() <= 0) {
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

    T draw(Draws draws) {
        return at(draws.below(total()));
    }

    T draw(EvenDraws draws) {
        return at(draws.below(total()));
    }

    private long total() {
        return options.stream().mapToLong(Option::weight).sum();
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
