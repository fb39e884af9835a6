package dev.sluice.core.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CoreRulesTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.sluice.core");
    private static final JavaClasses EXAMPLES =
            new ClassFileImporter().importClasses(BrokenExamples.class.getDeclaredClasses());

    static Stream<ArchRule> everyRule() {
        return Stream.of(
                CoreRules.usesOnlyTheDeterministicLibrary(),
                CoreRules.callsNothingThatVariesFromRunToRun(),
                CoreRules.decidesWithoutFloatingPoint(),
                CoreRules.hasNoLocks(),
                CoreRules.keepsNoStateOutsideTheState(),
                CoreRules.importsInOneDirection());
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void the_core_keeps_every_rule(ArchRule rule) {
        rule.check(CORE);
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void a_class_of_plain_arrays_keeps_every_rule(ArchRule rule) {
        assertThat(broken(rule, BrokenExamples.Fine.class)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                BrokenExamples.ReadsClock.class,
                BrokenExamples.HoldsLock.class,
                BrokenExamples.ReadsFile.class,
                BrokenExamples.RollsDice.class,
                BrokenExamples.KnowsLocale.class,
                BrokenExamples.HashedTable.class,
                BrokenExamples.Threaded.class,
            })
    void a_class_outside_the_deterministic_library_is_refused(Class<?> example) {
        assertThat(broken(CoreRules.usesOnlyTheDeterministicLibrary(), example)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                BrokenExamples.AsksSystem.class,
                BrokenExamples.FormatsByLocale.class,
                BrokenExamples.LowersByLocale.class,
                BrokenExamples.UnorderedMap.class,
                BrokenExamples.UnorderedCollector.class,
                BrokenExamples.UnorderedGroups.class,
                BrokenExamples.ParallelStream.class,
                BrokenExamples.Reflects.class,
                BrokenExamples.IdentityHash.class,
            })
    void a_call_that_varies_from_run_to_run_is_refused(Class<?> example) {
        assertThat(broken(CoreRules.callsNothingThatVariesFromRunToRun(), example))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(classes = {BrokenExamples.FloatField.class, BrokenExamples.FloatCall.class})
    void a_floating_point_number_is_refused(Class<?> example) {
        assertThat(broken(CoreRules.decidesWithoutFloatingPoint(), example)).isTrue();
    }

    @Test
    void a_synchronized_method_is_refused() {
        assertThat(broken(CoreRules.hasNoLocks(), BrokenExamples.Synchronized.class))
                .isTrue();
    }

    @Test
    void a_static_field_that_changes_is_refused() {
        assertThat(broken(CoreRules.keepsNoStateOutsideTheState(), BrokenExamples.StaticState.class))
                .isTrue();
    }

    private static boolean broken(ArchRule rule, Class<?> example) {
        return rule.evaluate(EXAMPLES.that(JavaClass.Predicates.equivalentTo(example)))
                .hasViolation();
    }
}
