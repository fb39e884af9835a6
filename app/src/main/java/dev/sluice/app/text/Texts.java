package dev.sluice.app.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * The texts of one language. Keys are stable and equal in all languages; a test holds that.
 *
 * <p>A part of the program keeps its texts in a bundle of its own, {@code <part>_en.properties} and
 * {@code <part>_zh_CN.properties} in UTF-8, and adds one line to {@link #BUNDLES}. Patterns are those of
 * {@link java.text.MessageFormat} with plain places only ({@code {0}}, never {@code {0,number}}), and an apostrophe is
 * written twice. Numbers appear as they are, without grouping, so that people can copy them.
 */
public final class Texts {
    /** The parts that have texts. */
    static final List<String> BUNDLES = List.of(
            "bill", "cli", "http", "input", "report", "server", "settings", "store", "trace", "verdict", "work");

    /** Loaded when first asked for: a run of the command line needs one language. */
    private static final class English {
        static final Texts TEXTS = load(Locale.ENGLISH, "en");
    }

    private static final class Chinese {
        static final Texts TEXTS = load(Locale.SIMPLIFIED_CHINESE, "zh_CN");
    }

    private final Locale locale;
    private final Map<String, String> patterns;

    private Texts(Locale locale, Map<String, String> patterns) {
        this.locale = locale;
        this.patterns = patterns;
    }

    /** The texts for a reader's locale: Chinese for any {@code zh}, English for everybody else. */
    public static Texts of(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? Chinese.TEXTS : English.TEXTS;
    }

    /** The texts that logs and exception messages use. */
    public static Texts english() {
        return English.TEXTS;
    }

    /** The language that these texts are in. */
    public Locale locale() {
        return locale;
    }

    /** Every key, sorted. */
    public Set<String> keys() {
        return patterns.keySet();
    }

    /** Whether a text for this key exists. */
    public boolean has(String key) {
        return patterns.containsKey(key);
    }

    /**
     * The text of a key with its places filled. An unknown key gives the key with its arguments: a message about a
     * failure must not fail itself.
     */
    public String format(String key, Object... arguments) {
        var pattern = patterns.get(key);
        var words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = String.valueOf(arguments[i]);
        }
        return pattern == null ? key + " " + List.of(words) : fill(pattern, words);
    }

    /** The plain part of {@link java.text.MessageFormat}, which takes longer to load than all texts. */
    private static String fill(String pattern, String... words) {
        var text = new StringBuilder(pattern.length() + 16 * words.length);
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            int place = c == '{' && i + 2 < pattern.length() ? pattern.charAt(i + 1) - '0' : -1;
            if (place >= 0 && place < words.length && pattern.charAt(i + 2) == '}') {
                text.append(words[place]);
                i += 2;
            } else {
                text.append(c);
                i += c == '\'' && i + 1 < pattern.length() && pattern.charAt(i + 1) == '\'' ? 1 : 0;
            }
        }
        return text.toString();
    }

    /** The raw pattern, for the test that compares languages. */
    String pattern(String key) {
        return patterns.getOrDefault(key, "");
    }

    private static Texts load(Locale locale, String suffix) {
        var patterns = new TreeMap<String, String>();
        for (var bundle : BUNDLES) {
            var properties = read(bundle + "_" + suffix + ".properties");
            for (var key : properties.stringPropertyNames()) {
                if (patterns.put(key, properties.getProperty(key)) != null) {
                    throw new IllegalStateException("the text key " + key + " is in two bundles");
                }
            }
        }
        return new Texts(locale, Collections.unmodifiableMap(patterns));
    }

    private static Properties read(String file) {
        var properties = new Properties();
        try (InputStream stream = Texts.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("the text file " + file + " is not in the program");
            }
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("can't read the text file " + file, e);
        }
        return properties;
    }
}
