package dev.sluice.app.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ProblemTextsTest {
    private static final Pattern CODE = Pattern.compile("\"(input\\.[a-z0-9-]+)\"");

    @Test
    void everyCodeHasATextAndARemedyAndNoTextIsUnused() throws IOException {
        var codes = new TreeSet<String>();
        try (var files = Files.list(Path.of("src/main/java/dev/sluice/app/input"))) {
            for (var file : files.toList()) {
                CODE.matcher(Files.readString(file)).results().forEach(match -> codes.add(match.group(1)));
            }
        }
        var texts = Texts.english();
        assertThat(codes).hasSizeGreaterThan(30).allMatch(texts::has).allMatch(code -> texts.has(code + ".remedy"));
        var described = texts.keys().stream()
                .filter(key -> key.startsWith("input."))
                .map(key -> key.replaceAll("\\.(remedy|hint)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(described).isEqualTo(codes);
    }
}
