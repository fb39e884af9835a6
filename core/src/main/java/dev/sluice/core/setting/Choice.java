package dev.sluice.core.setting;

import java.util.Arrays;
import java.util.Optional;

/** What there is a policy for: each has one in force, by name. Which names there are is known where they are made. */
public enum Choice {
    /** Which tenant is next. */
    ORDER("order", "fair-share"),
    /** Which of its workloads. */
    QUEUE("queue", "fifo"),
    /** Where that goes. */
    PLACE("place", "learned-room"),
    /** At whose cost; {@code auto} is what goes with the queue. */
    RECLAIM("reclaim", "auto"),
    /** Who may join whom on the same devices, of those who agree to that. */
    SHARE("share", "apart");

    private final String word;
    private final String standard;

    Choice(String word, String standard) {
        this.word = word;
        this.standard = standard;
    }

    /** The word in files, the API and the log. */
    public String word() {
        return word;
    }

    /** What is in force unless somebody chooses. */
    public String standard() {
        return standard;
    }

    public static Optional<Choice> named(String word) {
        return Arrays.stream(values())
                .filter(choice -> choice.word().equals(word))
                .findFirst();
    }
}
