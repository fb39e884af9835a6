package dev.sluice.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class TextsTest {
    private static final Pattern PLACE = Pattern.compile("\\{[^}]*}");
    private static final Texts ENGLISH = Texts.english();
    private static final Texts CHINESE = Texts.of(Locale.SIMPLIFIED_CHINESE);

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(CHINESE.keys()).isEqualTo(ENGLISH.keys()).isNotEmpty();
    }

    @Test
    void bothLanguagesFillTheSamePlaces() {
        for (var key : ENGLISH.keys()) {
            assertThat(places(CHINESE.pattern(key))).as(key).isEqualTo(places(ENGLISH.pattern(key)));
        }
    }

    @Test
    void placesArePlainAndApostrophesDoubled() {
        for (var texts : new Texts[] {ENGLISH, CHINESE}) {
            for (var key : texts.keys()) {
                assertThat(places(texts.pattern(key))).as(key).allMatch(place -> place.matches("\\{[0-9]}"));
                assertThat(texts.pattern(key).replace("''", "")).as(key).doesNotContain("'");
                assertThat(texts.pattern(key)).as(key).isNotBlank();
            }
        }
    }

    @Test
    void chineseTextsAreChinese() {
        for (var key : CHINESE.keys()) {
            assertThat(CHINESE.pattern(key)).as(key).containsPattern("\\p{IsHan}");
            assertThat(ENGLISH.pattern(key)).as(key).doesNotContainPattern("\\p{IsHan}");
        }
    }

    @Test
    void everyBundleFileIsRegistered() throws IOException, URISyntaxException {
        var url = Texts.class.getResource("store_en.properties");
        try (var files = Files.list(Path.of(url.toURI()).getParent())) {
            var bundles = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".properties"))
                    .map(name -> name.replaceAll("_(en|zh_CN)\\.properties$", ""))
                    .distinct()
                    .sorted()
                    .toList();
            assertThat(bundles).isEqualTo(Texts.BUNDLES.stream().sorted().toList());
        }
    }

    @Test
    void aLocaleFindsItsLanguage() {
        assertThat(Texts.of(Locale.TRADITIONAL_CHINESE)).isSameAs(CHINESE);
        assertThat(Texts.of(Locale.of("zh"))).isSameAs(CHINESE);
        assertThat(Texts.of(Locale.GERMANY)).isSameAs(ENGLISH);
        assertThat(Texts.of(Locale.ROOT)).isSameAs(ENGLISH);
    }

    @Test
    void numbersAreNotGroupedAndApostrophesComeOut() {
        assertThat(ENGLISH.format("store.newer-schema", "/s", 1_234_567, 2)).contains("version 1234567;");
        assertThat(ENGLISH.format("store.unusable", "/s", "it's {0}")).contains("can't be opened: it's {0}.");
    }

    @Test
    void anUnknownKeyStillSaysSomething() {
        assertThat(ENGLISH.format("no.such-key", 1, "two")).isEqualTo("no.such-key [1, two]");
    }

    private static Set<String> places(String pattern) {
        var found = new TreeSet<String>();
        PLACE.matcher(pattern).results().forEach(match -> found.add(match.group()));
        return found;
    }
}
