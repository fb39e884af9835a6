package dev.sluice.core.house;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Classes that each break one of the core's rules, to show that the rule bites. */
@SuppressWarnings("all")
final class BrokenExamples {
    private BrokenExamples() {}

    record ReadsClock(Clock clock) {}

    record HoldsLock(ReentrantLock lock) {}

    record ReadsFile(Path path) {}

    record RollsDice(Random random) {}

    record KnowsLocale(Locale locale) {}

    record HashedTable(HashMap<String, String> table) {}

    record Threaded(Thread thread) {}

    static final class AsksSystem {
        long now() {
            return System.nanoTime();
        }
    }

    static final class FormatsByLocale {
        String text(int value) {
            return "%d".formatted(value);
        }
    }

    static final class LowersByLocale {
        String text(String value) {
            return value.toLowerCase();
        }
    }

    static final class UnorderedMap {
        Map<String, Integer> table() {
            return Map.of("a", 1, "b", 2);
        }
    }

    static final class UnorderedCollector {
        Set<String> names(List<String> names) {
            return names.stream().collect(Collectors.toSet());
        }
    }

    static final class UnorderedGroups {
        Map<Integer, List<String>> groups(List<String> names) {
            return names.stream().collect(Collectors.groupingBy(String::length));
        }
    }

    static final class ParallelStream {
        long count(List<String> names) {
            return names.parallelStream().count();
        }
    }

    static final class Reflects {
        Object make() throws ReflectiveOperationException {
            return Class.forName("java.lang.String");
        }
    }

    static final class IdentityHash {
        int hash(Object value) {
            return value.hashCode();
        }
    }

    record FloatField(double share) {}

    static final class FloatCall {
        long root(long value) {
            return (long) Math.sqrt(value);
        }
    }

    static final class Synchronized {
        synchronized void step() {}
    }

    static final class StaticState {
        static @Nullable String last;
    }

    static final class Fine {
        private final long[] free = new long[4];

        long[] copy() {
            var copy = new long[free.length];
            System.arraycopy(free, 0, copy, 0, free.length);
            return copy;
        }
    }
}
