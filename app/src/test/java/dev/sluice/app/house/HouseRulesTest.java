package dev.sluice.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class HouseRulesTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.sluice");

    static Stream<ArchRule> everyRule() {
        return Stream.of(
                HouseRules.packagesFormNoCycle(),
                HouseRules.everyPackageIsNullMarked(),
                HouseRules.nothingIsOpenToInheritance(),
                HouseRules.enginesKnowNoFace(),
                HouseRules.theStoreKnowsNoEngineAndNoFace(),
                HouseRules.theLoopKnowsNoFace(),
                HouseRules.theCommandLineTalksThroughTheApi(),
                HouseRules.onlyTheStoreSpeaksSql(),
                HouseRules.onlyTheHttpRoomKnowsTheServerLibrary(),
                HouseRules.onlyTheCommandLineKnowsTheTerminal());
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void the_house_keeps_every_rule(ArchRule rule) {
        rule.check(HOUSE);
    }

    @Test
    void an_open_class_is_refused() {
        assertThat(broken(HouseRules.nothingIsOpenToInheritance(), Open.class)).isTrue();
        assertThat(broken(HouseRules.nothingIsOpenToInheritance(), HouseRulesTest.class))
                .isFalse();
    }

    @Test
    void sql_outside_the_store_is_refused() {
        assertThat(broken(HouseRules.onlyTheStoreSpeaksSql(), Sql.class)).isTrue();
    }

    @Test
    void the_server_library_outside_the_http_room_is_refused() {
        assertThat(broken(HouseRules.onlyTheHttpRoomKnowsTheServerLibrary(), Server.class))
                .isTrue();
    }

    private static boolean broken(ArchRule rule, Class<?> example) {
        return rule.evaluate(new ClassFileImporter().importClasses(example)).hasViolation();
    }

    private static class Open {}

    private record Sql(java.sql.Connection connection) {}

    private record Server(io.helidon.webserver.WebServer server) {}
}
