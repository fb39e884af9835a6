package dev.sluice.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.http.view.SettingsView;
import dev.sluice.app.server.UpCommand;
import dev.sluice.app.text.Texts;
import dev.sluice.core.setting.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/**
 * The reference of the command line is what the program says of itself. After a change that is meant, run this with
 * {@code JAVA_TOOL_OPTIONS=-Dsluice.write-views=true}.
 */
final class ReferenceTest {
    private static final Path DOCS = Path.of(System.getProperty("sluice.root"), "docs");
    private static final Map<String, Function<Texts, Object>> MORE =
            Map.of("up", texts -> new UpCommand(texts, "0", System.out, System.err));

    @ParameterizedTest
    @CsvSource({"en, cli.md, The command line", "zh-CN, cli.zh-CN.md, 命令行"})
    void the_reference_is_what_the_program_says(String language, String file, String title) throws IOException {
        var page = new StringBuilder("# " + title + "\n\n");
        page.append("```text\n").append(help(language, "help")).append("```\n");
        verbs(
                language,
                "",
                new Cli(surroundings(OutputStream.nullOutputStream()), "0", MORE).whole(root(language)),
                page);
        if (Boolean.getBoolean("sluice.write-views")) {
            Files.writeString(DOCS.resolve(file), page.toString());
        }
        assertThat(page.toString()).isEqualTo(Files.readString(DOCS.resolve(file)));
    }

    @ParameterizedTest
    @CsvSource({
        "en, settings.md, # Settings, Setting, Default, Allowed, Meaning",
        "zh-CN, settings.zh-CN.md, # 设置, 设置, 默认, 允许, 含义"
    })
    void the_table_of_settings_is_what_the_program_says(
            String language, String file, String title, String name, String standard, String allowed, String meaning)
            throws IOException {
        var texts = Texts.of(Locale.forLanguageTag(language));
        var page = new StringBuilder(title + "\n\n" + texts.format("setting.preface") + "\n\n");
        page.append("| ")
                .append(String.join(" | ", name, standard, allowed, meaning))
                .append(" |\n|---|---|---|---|\n");
        for (var setting : SettingsView.of(Settings.STANDARD, texts).settings()) {
            var range = setting.choices() == null
                    ? setting.least() + ".." + setting.most()
                    : String.join(", ", setting.choices());
            page.append("| `").append(setting.name()).append("` | `").append(setting.value());
            page.append("` | ")
                    .append(range)
                    .append(" | ")
                    .append(setting.meaning())
                    .append(" |\n");
        }
        if (Boolean.getBoolean("sluice.write-views")) {
            Files.writeString(DOCS.resolve(file), page.toString());
        }
        assertThat(page.toString()).isEqualTo(Files.readString(DOCS.resolve(file)));
    }

    private static void verbs(String language, String above, CommandLine line, StringBuilder page) {
        for (var verb : line.getSubcommands().entrySet()) {
            var name = (above + " " + verb.getKey()).strip();
            page.append("\n## ").append(name).append("\n\n```text\n");
            page.append(help(language, "help " + name)).append("```\n");
            assertThat(verb.getValue().getCommandSpec().options())
                    .allSatisfy(option -> assertThat(option.description())
                            .as(name + " " + option.longestName())
                            .isNotEmpty());
            verbs(language, name, verb.getValue(), page);
        }
    }

    private static String help(String language, String line) {
        var out = new ByteArrayOutputStream();
        int code = new Cli(surroundings(out), "0", MORE).run(("--lang " + language + " " + line).split(" "));
        assertThat(code).isZero();
        var text = out.toString(StandardCharsets.UTF_8);
        return text.lines().map(String::stripTrailing).collect(Collectors.joining("\n", "", "\n"));
    }

    private static Root root(String language) {
        var texts = Texts.of(Locale.forLanguageTag(language));
        return new Root(surroundings(OutputStream.nullOutputStream()), texts, "0");
    }

    private static Surroundings surroundings(OutputStream out) {
        var nothing = new ByteArrayInputStream(new byte[0]);
        return new Surroundings(Map.of("COLUMNS", "100"), Path.of("none"), nothing, out, out, 0, () -> 0);
    }
}
