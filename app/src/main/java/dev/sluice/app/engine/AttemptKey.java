package dev.sluice.app.engine;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One try at running a workload. An engine starts it at most once for ever.
 *
 * @param workload id of the workload, at least 1
 * @param attempt number of the try, from 1
 */
public record AttemptKey(long workload, int attempt) implements Comparable<AttemptKey> {
    private static final Pattern TEXT = Pattern.compile("w([1-9][0-9]{0,17})\\.([1-9][0-9]{0,8})");
    private static final Comparator<AttemptKey> ORDER =
            Comparator.comparingLong(AttemptKey::workload).thenComparingInt(AttemptKey::attempt);

    public AttemptKey {
        if (workload < 1 || attempt < 1) {
            throw new IllegalArgumentException(
                    "An attempt has a workload and a number of at least 1, not " + workload + " and " + attempt);
        }
    }

    /** The attempt that a text such as {@code w7.1} names; empty if it names none. */
    public static Optional<AttemptKey> parse(String text) {
        var match = TEXT.matcher(text);
        return match.matches()
                ? Optional.of(new AttemptKey(Long.parseLong(match.group(1)), Integer.parseInt(match.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(AttemptKey other) {
        return ORDER.compare(this, other);
    }

    /** {@code w<workload>.<attempt>}: fit for file names. */
    @Override
    public String toString() {
        return "w" + workload + "." + attempt;
    }
}
