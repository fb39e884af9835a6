package dev.sluice.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a command: what happens, or why nothing does.
 *
 * @param events to be journaled and applied in this order
 * @param rejection null when the command was accepted
 */
public record Decided(List<Event> events, @Nullable Rejection rejection) {
    static Decided accept(List<Event> events) {
        return new Decided(List.copyOf(events), null);
    }

    static Decided refuse(Rejection rejection) {
        return new Decided(List.of(), rejection);
    }

    public boolean accepted() {
        return rejection == null;
    }
}
