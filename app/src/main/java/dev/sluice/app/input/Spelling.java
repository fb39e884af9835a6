package dev.sluice.app.input;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody meant to type. */
public final class Spelling {
    private static final int MAX_WORD_CHARACTERS = 64;

    private Spelling() {}

    /**
     * The known word nearest to a mistyped one: at most a third of its letters inserted, dropped, changed or swapped
     * with their neighbour. The first of equally near ones; nothing when none is near.
     */
    public static Optional<String> nearest(String typed, Collection<String> known) {
        if (typed.isEmpty() || typed.length() > MAX_WORD_CHARACTERS) {
            return Optional.empty();
        }
        String best = null;
        int bestDistance = 1 + Math.max(1, typed.length() / 3);
        for (var word : known) {
            int distance = distance(typed.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
            if (distance < bestDistance && distance < word.length()) {
                best = word;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The restricted Damerau-Levenshtein distance. */
    static int distance(String a, String b) {
        var twoBack = new int[b.length() + 1];
        var oneBack = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            oneBack[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            var row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], oneBack[j]) + 1, oneBack[j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], twoBack[j - 2] + 1);
                }
            }
            twoBack = oneBack;
            oneBack = row;
        }
        return oneBack[b.length()];
    }
}
