package dev.sluice.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.auth.Role;
import dev.sluice.app.text.Texts;
import dev.sluice.core.setting.Choice;
import dev.sluice.core.setting.Parameter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings through the door. */
final class SettingsApiTest {
    private static final String SETTINGS = "/api/v1/settings";

    @TempDir
    Path directory;

    private ApiFixture api;

    @BeforeEach
    void start() {
        api = new ApiFixture(directory);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private String value(String name) {
        for (var setting : api.get(SETTINGS).json().get("settings")) {
            if (setting.get("name").asString().equals(name)) {
                return setting.get("value").asString();
            }
        }
        throw new AssertionError("no setting " + name);
    }

    @Test
    void a_file_takes_the_place_of_all_that_was_set() {
        var first = api.put(SETTINGS, "settings: { queue: sjf, retry-delay: 90s, lost-attempts: 3 }\n", api.admin());
        assertThat(first.status()).isEqualTo(200);
        assertThat(value("queue")).isEqualTo("sjf");
        assertThat(value("retry-delay")).isEqualTo("1m30s");
        assertThat(value("lost-attempts")).isEqualTo("3");
        api.put(SETTINGS, "settings: { queue: las }\n", api.admin());
        assertThat(value("queue")).isEqualTo("las");
        assertThat(value("retry-delay")).isEqualTo("1s");
        assertThat(api.put(SETTINGS, "settings: {}\n", api.admin()).status()).isEqualTo(200);
        assertThat(value("queue")).isEqualTo("fifo");
    }

    @Test
    void a_dry_run_shows_what_would_be_and_changes_nothing() {
        var tried = api.put(SETTINGS + "?dryRun=true", "settings: { queue: sjf }\n", api.admin());
        assertThat(tried.body()).contains("\"value\":\"sjf\"");
        assertThat(value("queue")).isEqualTo("fifo");
    }

    @Test
    void whoever_saw_older_settings_changes_nothing() {
        var seen = api.get(SETTINGS).headers().get("etag").getFirst();
        var file = "settings: { queue: sjf }\n";
        var headers = Map.of("If-Match", seen, "Content-Type", "application/yaml");
        assertThat(api.send("PUT", SETTINGS, api.admin(), headers, file).status())
                .isEqualTo(200);
        var late = api.send("PUT", SETTINGS, api.admin(), headers, "settings: { queue: las }\n");
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.json().get("code").asString()).isEqualTo("changed-settings");
        assertThat(value("queue")).isEqualTo("sjf");
    }

    @Test
    void what_makes_no_sense_is_refused_and_the_nearest_name_is_told() {
        var typo = api.put(SETTINGS, "settings: { queue: sjff }\n", api.admin());
        assertThat(typo.status()).isEqualTo(422);
        assertThat(typo.body()).contains("sjff").contains("Did you mean \\\"sjf\\\"?");
        var unknown = api.put(SETTINGS, "settings: { queu: sjf }\n", api.admin());
        assertThat(unknown.body()).contains("Did you mean \\\"queue\\\"?");
        var beyond = api.put(SETTINGS, "settings: { lost-attempts: 0 }\n", api.admin());
        assertThat(beyond.body()).contains("1..1000");
        assertThat(api.put(SETTINGS, "queue: sjf\n", api.admin()).status()).isEqualTo(422);
        assertThat(value("queue")).isEqualTo("fifo");
    }

    @Test
    void only_operators_and_platform_admins_change_settings() {
        var file = "settings: { queue: sjf }\n";
        assertThat(api.put(SETTINGS, file, api.token(Role.TENANT_ADMIN, "acme")).status())
                .isEqualTo(403);
        assertThat(api.put(SETTINGS, file, api.token(Role.VIEWER, "acme")).status())
                .isEqualTo(403);
        assertThat(api.put(SETTINGS, file, api.token(Role.CENTER_OPERATOR, null))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void every_setting_says_what_it_means_in_both_languages() {
        for (var locale : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
            var texts = Texts.of(locale);
            for (var choice : Choice.values()) {
                assertThat(texts.has("setting." + choice.word()))
                        .as(choice.word())
                        .isTrue();
            }
            for (var parameter : Parameter.values()) {
                assertThat(texts.has("setting." + parameter.word()))
                        .as(parameter.word())
                        .isTrue();
            }
        }
    }
}
