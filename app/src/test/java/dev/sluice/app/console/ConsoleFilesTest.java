package dev.sluice.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class ConsoleFilesTest {
    private static final Path DIRECTORY =
            Path.of(System.getProperty("sluice.root", "..")).resolve("app/src/main/resources/dev/sluice/app/console");
    private static final int MOST_BYTES = 150_000;
    private static final int MOST_LINES = 400;
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern USED =
            Pattern.compile("\\bt\\((?:[^()`']*\\? )?'([a-z0-9.-]+)'(?: : '([a-z0-9.-]+)')?");

    private static final ConsoleFiles FILES = ConsoleFiles.load();

    private static String text(String name) {
        return new String(FILES.find(name).orElseThrow().plain(), StandardCharsets.UTF_8);
    }

    private static Map<String, String> words(String language) {
        var words = new TreeMap<String, String>();
        JsonMapper.builder()
                .build()
                .readTree(text("words-" + language + ".json"))
                .properties()
                .forEach(entry -> words.put(entry.getKey(), entry.getValue().asString()));
        return words;
    }

    private static List<String> sources() throws IOException {
        try (var all = Files.list(DIRECTORY)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals("files.txt"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void every_file_of_the_directory_is_served_and_no_other() throws IOException {
        assertThat(List.of(Files.readString(DIRECTORY.resolve("files.txt")).split("\n")))
                .isEqualTo(sources());
        assertThat(FILES.find("files.txt")).isEmpty();
        assertThat(FILES.find("../http/openapi.yaml")).isEmpty();
    }

    @Test
    void the_first_load_is_small() {
        assertThat(FILES.gzippedBytes()).isLessThan(MOST_BYTES);
    }

    @Test
    void both_languages_have_the_same_texts_with_the_same_places() {
        var english = words("en");
        var chinese = words("zh-CN");
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        english.forEach((key, text) ->
                assertThat(places(chinese.getOrDefault(key, ""))).as(key).isEqualTo(places(text)));
    }

    private static TreeSet<String> places(String text) {
        var places = new TreeSet<String>();
        PLACE.matcher(text).results().forEach(found -> places.add(found.group()));
        return places;
    }

    @Test
    void every_text_that_a_page_asks_for_exists() throws IOException {
        var known = words("en").keySet();
        for (var name : sources()) {
            if (name.endsWith(".js")) {
                USED.matcher(text(name)).results().forEach(found -> {
                    assertThat(known).as(name).contains(found.group(1));
                    if (found.group(2) != null) {
                        assertThat(known).as(name).contains(found.group(2));
                    }
                });
            }
        }
    }

    @Test
    void no_script_makes_markup_of_text_or_code() throws IOException {
        for (var name : sources()) {
            assertThat(text(name))
                    .as(name)
                    .doesNotContain(
                            "innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "new Function", "document.write");
            assertThat(text(name).split("\n")).as(name).hasSizeLessThanOrEqualTo(MOST_LINES);
        }
    }
}
