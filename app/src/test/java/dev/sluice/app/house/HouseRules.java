package dev.sluice.app.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/** Rules about both modules' classes and about which rooms of the app may know each other. */
final class HouseRules {
    private static final String APP = "dev.sluice.app.";

    private HouseRules() {}

    static ArchRule packagesFormNoCycle() {
        return slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return type.getPackageName().startsWith("dev.sluice")
                                ? SliceIdentifier.of(type.getPackageName())
                                : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "packages";
                    }
                })
                .should()
                .beFreeOfCycles();
    }

    static ArchRule everyPackageIsNullMarked() {
        return everyClass(
                "lie in a package whose package-info.java has @NullMarked",
                type -> type.getPackage().isAnnotatedWith(NullMarked.class));
    }

    static ArchRule nothingIsOpenToInheritance() {
        return everyClass("be final, a record, an enum, sealed or an interface", HouseRules::closed);
    }

    /** Engines run tasks for the loop; they don't know who asked. */
    static ArchRule enginesKnowNoFace() {
        return room("engine").should().dependOnClassesThat().resideInAnyPackage(rooms("http", "cli", "loop", "auth"));
    }

    static ArchRule theStoreKnowsNoEngineAndNoFace() {
        return room("store").should().dependOnClassesThat().resideInAnyPackage(rooms("http", "cli", "loop", "engine"));
    }

    static ArchRule theLoopKnowsNoFace() {
        return room("loop").should().dependOnClassesThat().resideInAnyPackage(rooms("http", "cli"));
    }

    /** The command line talks to a server as anybody else does; composing a server is the {@code server} room's. */
    static ArchRule theCommandLineTalksThroughTheApi() {
        return room("cli")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(rooms("loop", "dispatch", "store", "engine", "server", "http", "auth"));
    }

    static ArchRule onlyTheStoreSpeaksSql() {
        return outside("store").should().dependOnClassesThat().resideInAnyPackage("java.sql..", "org.sqlite..");
    }

    static ArchRule onlyTheHttpRoomKnowsTheServerLibrary() {
        return outside("http").should().dependOnClassesThat().resideInAPackage("io.helidon..");
    }

    static ArchRule onlyTheCommandLineKnowsTheTerminal() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(APP + "cli..", APP + "server..", "dev.sluice.app")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "org.jline..");
    }

    private static GivenClassesConjunction room(String name) {
        return noClasses().that().resideInAPackage(APP + name + "..");
    }

    private static GivenClassesConjunction outside(String name) {
        return noClasses().that().resideOutsideOfPackage(APP + name + "..");
    }

    private static String[] rooms(String... names) {
        return Arrays.stream(names).map(name -> APP + name + "..").toArray(String[]::new);
    }

    private static ArchRule everyClass(String shouldWhat, Predicate<JavaClass> holds) {
        return classes().should(new ArchCondition<>(shouldWhat) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!holds.test(type)) {
                    events.add(SimpleConditionEvent.violated(type, type.getDescription() + " doesn't"));
                }
            }
        });
    }

    private static boolean closed(JavaClass type) {
        return type.isInterface()
                || type.isEnum()
                || type.isAnonymousClass()
                || type.getModifiers().contains(JavaModifier.FINAL)
                || type.getModifiers().contains(JavaModifier.SYNTHETIC)
                || isSealed(type);
    }

    private static boolean isSealed(JavaClass type) {
        var loaded = type.reflect();
        return loaded.isSealed() && Modifier.isAbstract(loaded.getModifiers());
    }
}
