package dev.sluice.core.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;

/**
 * The part of the Java library that the core may use: whatever answers the same on every machine and in every run.
 * Packages are listed by what is allowed, so that anything new is refused until somebody thinks about it.
 */
final class CoreLibrary {
    private static final Set<String> PACKAGES = Set.of(
            "java.lang",
            "java.lang.annotation",
            "java.math",
            "java.util",
            "java.util.function",
            "java.util.stream",
            "org.jspecify.annotations");

    /** Simple names of classes in the allowed packages that answer differently from run to run, or are no integers. */
    private static final Set<String> REFUSED_CLASSES = Set.of(
            // threads, processes, the machine
            "Thread",
            "ThreadGroup",
            "ThreadLocal",
            "InheritableThreadLocal",
            "ScopedValue",
            "Runtime",
            "Process",
            "ProcessBuilder",
            "ProcessHandle",
            "ClassLoader",
            "ModuleLayer",
            "ServiceLoader",
            "StackWalker",
            "Properties",
            "ResourceBundle",
            "Timer",
            "TimerTask",
            // order of iteration
            "HashMap",
            "HashSet",
            "Hashtable",
            "IdentityHashMap",
            "WeakHashMap",
            // chance
            "Random",
            "SplittableRandom",
            "UUID",
            // clock, locale
            "Calendar",
            "Date",
            "TimeZone",
            "Locale",
            "Formatter",
            "Scanner",
            // floating point
            "Double",
            "Float",
            "StrictMath");

    private CoreLibrary() {}

    static DescribedPredicate<JavaClass> refusedClasses() {
        return DescribedPredicate.describe("aren't in the core's part of the library", CoreLibrary::refused);
    }

    private static boolean refused(JavaClass used) {
        var type = used.getBaseComponentType();
        if (type.isPrimitive() || type.getPackageName().startsWith("dev.sluice.core")) {
            return false;
        }
        var name = outermostName(type);
        return !PACKAGES.contains(type.getPackageName()) || REFUSED_CLASSES.contains(name) || name.contains("Double");
    }

    private static String outermostName(JavaClass type) {
        var name = type.getName().substring(type.getPackageName().length() + 1);
        return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
    }

    /** Does a call of, or an access to, this target answer differently from run to run? */
    static boolean refusesCall(AccessTarget target) {
        var owner = target.getOwner().getName();
        var name = target.getName();
        return switch (owner) {
            case "java.lang.System" -> !name.equals("arraycopy");
            case "java.lang.Math" -> name.equals("random");
            case "java.lang.Class" ->
                !List.of("desiredAssertionStatus", "getSimpleName", "isInstance", "cast")
                        .contains(name);
            case "java.lang.Object" ->
                List.of("hashCode", "wait", "notify", "notifyAll").contains(name);
            case "java.lang.Enum" -> name.equals("hashCode");
            case "java.lang.String" -> List.of("format", "formatted").contains(name) || lettersByLocale(name, target);
            case "java.util.Map", "java.util.Set" ->
                List.of("of", "ofEntries", "copyOf").contains(name);
            case "java.util.Collections" -> List.of("shuffle", "newSetFromMap").contains(name);
            case "java.util.Arrays" -> name.startsWith("parallel");
            case "java.util.stream.Collectors" -> hashed(name, target);
            default -> List.of("parallel", "parallelStream", "unordered").contains(name);
        };
    }

    private static boolean lettersByLocale(String name, AccessTarget target) {
        return List.of("toLowerCase", "toUpperCase").contains(name) && parameters(target) == 0;
    }

    /** Collectors that end in a hash table unless they are told which map to make. */
    private static boolean hashed(String name, AccessTarget target) {
        return switch (name) {
            case "toSet", "toUnmodifiableSet", "toUnmodifiableMap", "groupingByConcurrent", "toConcurrentMap" -> true;
            case "toMap" -> parameters(target) < 4;
            case "groupingBy" -> parameters(target) < 3;
            default -> false;
        };
    }

    private static int parameters(AccessTarget target) {
        return target instanceof AccessTarget.CodeUnitAccessTarget unit
                ? unit.getRawParameterTypes().size()
                : 0;
    }
}
