package dev.sluice.core.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The core's rules as far as they can be read off its class files. */
final class CoreRules {
    private static final String CORE = "dev.sluice.core";

    /** Which packages of the core a package may import: feature name to feature names, "" being the root. */
    private static final Map<String, List<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("unit", List.of()),
            Map.entry("setting", List.of("unit")),
            Map.entry("pool", List.of("unit")),
            Map.entry("tenant", List.of("unit")),
            Map.entry("contract", List.of("unit")),
            Map.entry("work", List.of("unit", "pool", "tenant")),
            Map.entry("schedule", List.of("unit", "setting", "pool", "tenant", "work")),
            Map.entry("", List.of("unit", "setting", "pool", "tenant", "contract", "work", "schedule")),
            Map.entry("ledger", List.of("unit", "pool", "tenant", "contract", "work", "")),
            Map.entry("forecast", List.of("unit", "pool", "work", "schedule", "")),
            Map.entry(
                    "replay",
                    List.of("unit", "setting", "pool", "tenant", "contract", "work", "schedule", "", "ledger")));

    private CoreRules() {}

    static ArchRule usesOnlyTheDeterministicLibrary() {
        return noClasses()
                .should()
                .dependOnClassesThat(CoreLibrary.refusedClasses())
                .because("the same commands have to give the same events on any machine");
    }

    static ArchRule callsNothingThatVariesFromRunToRun() {
        return everyClass(
                "call nothing that differs between runs: clock, chance, locale, reflection, identity, hash order",
                type -> type.getAccessesFromSelf().stream()
                        .filter(access -> CoreLibrary.refusesCall(access.getTarget()))
                        .map(JavaAccess::getDescription));
    }

    static ArchRule decidesWithoutFloatingPoint() {
        return everyClass("have no float or double, for quantities, scores and money are integers", FloatingPoint::in);
    }

    static ArchRule hasNoLocks() {
        return everyClass(
                "have no synchronized or native method, for there is one writer",
                type -> type.getMethods().stream()
                        .filter(method -> hasAny(method, JavaModifier.SYNCHRONIZED, JavaModifier.NATIVE))
                        .map(JavaMethod::getDescription));
    }

    static ArchRule keepsNoStateOutsideTheState() {
        return everyClass(
                "have no static field that changes and no volatile one, for copy() must copy all that decides",
                type -> type.getFields().stream()
                        .filter(CoreRules::sharedAndChanging)
                        .map(JavaField::getDescription));
    }

    static ArchRule importsInOneDirection() {
        return everyClass(
                "import along replay -> Core -> schedule -> work -> tenant, contract, pool -> unit (table in here)",
                CoreRules::wrongImports);
    }

    private static ArchRule everyClass(String shouldWhat, Function<JavaClass, Stream<String>> problems) {
        return classes().should(new ArchCondition<>(shouldWhat) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                problems.apply(type).forEach(problem -> events.add(SimpleConditionEvent.violated(type, problem)));
            }
        });
    }

    private static boolean hasAny(JavaMethod method, JavaModifier one, JavaModifier other) {
        return method.getModifiers().contains(one) || method.getModifiers().contains(other);
    }

    private static boolean sharedAndChanging(JavaField field) {
        var modifiers = field.getModifiers();
        return modifiers.contains(JavaModifier.VOLATILE)
                || (modifiers.contains(JavaModifier.STATIC) && !modifiers.contains(JavaModifier.FINAL));
    }

    private static Stream<String> wrongImports(JavaClass type) {
        var from = feature(type.getPackageName());
        return type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> wrong(from, dependency.getTargetClass().getBaseComponentType()))
                .map(Dependency::getDescription);
    }

    private static boolean wrong(String from, JavaClass used) {
        if (!used.getPackageName().startsWith(CORE)) {
            return false;
        }
        var to = feature(used.getPackageName());
        return !from.equals(to) && !MAY_IMPORT.getOrDefault(from, List.of()).contains(to);
    }

    /** The first package below the core's root: policies under {@code schedule} count as {@code schedule}. */
    private static String feature(String packageName) {
        return packageName.equals(CORE)
                ? ""
                : packageName.substring(CORE.length() + 1).split("\\.", 2)[0];
    }
}
