package dev.sluice.core.setting;

import dev.sluice.core.unit.Bounds;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the scheduler goes by: the policies in force and the numbers that they go by.
 *
 * <p>It is part of the state and changes by an event, so a change needs no restart, and recovery and replay take it
 * from the log. What nobody set is not in it and follows the default of the program; what this program does not know is
 * kept and means nothing, so that the log of another version can be read.
 *
 * @param policies names of policies by the words of {@link Choice}
 * @param numbers by the words of {@link Parameter}
 */
public record Settings(SortedMap<String, String> policies, SortedMap<String, Long> numbers) {
    /** Nothing is set: all is as the program says. */
    public static final Settings STANDARD = new Settings(new TreeMap<>(), new TreeMap<>());

    public Settings {
        policies = Collections.unmodifiableSortedMap(new TreeMap<>(policies));
        numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
        policies.forEach((choice, name) -> Bounds.name(choice, name));
    }

    /** The value in force, in the unit of the parameter. */
    public long get(Parameter parameter) {
        return numbers.getOrDefault(parameter.word(), parameter.standard());
    }

    /** Whether a switch is on. */
    public boolean on(Parameter parameter) {
        return get(parameter) != 0;
    }

    /** The name of the policy in force. */
    public String get(Choice choice) {
        return policies.getOrDefault(choice.word(), choice.standard());
    }

    public Settings with(Parameter parameter, long value) {
        var changed = new TreeMap<>(numbers);
        changed.put(parameter.word(), value);
        return new Settings(policies, changed);
    }

    public Settings with(Choice choice, String name) {
        var changed = new TreeMap<>(policies);
        changed.put(choice.word(), name);
        return new Settings(changed, numbers);
    }
}
