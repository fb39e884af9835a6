package dev.sluice.core.work;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What each task runs. The core never looks inside.
 *
 * @param image container image, for engines that use one
 * @param command argument vector; never a shell line
 * @param directory working directory, or null for one that the engine makes
 */
public record RunSpec(
        @Nullable String image,
        List<String> command,
        SortedMap<String, String> env,
        @Nullable String directory) {
    public RunSpec {
        command = List.copyOf(command);
        env = Collections.unmodifiableSortedMap(new TreeMap<>(env));
    }
}
