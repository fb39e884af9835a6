package dev.sluice.app.input;

import java.util.regex.Pattern;

/**
 * What a text may look like.
 *
 * @param code of the problem when the pattern doesn't match; its text says what does
 * @param pattern that the whole text matches
 * @param maxCharacters longest text in Unicode characters
 * @param manyLines whether line breaks and tabs may be in it
 */
public record TextRule(String code, Pattern pattern, int maxCharacters, boolean manyLines) {
    /** A name that also works as a file name, a host name and a label: {@code qwen-sft.v2}. */
    public static final TextRule NAME = line("input.bad-name", "[a-z0-9]([a-z0-9.-]*[a-z0-9])?", 63);
    /** Names of tenants from the root: {@code acme/nlp/llm}. */
    public static final TextRule TENANT =
            line("input.bad-tenant", "[a-z0-9]([a-z0-9.-]*[a-z0-9])?(/[a-z0-9]([a-z0-9.-]*[a-z0-9])?){0,7}", 128);
    /** Name of an environment variable. */
    public static final TextRule VARIABLE = line("input.bad-variable", "[A-Za-z_][A-Za-z0-9_]*", 128);
    /** Any text on one line. */
    public static final TextRule LINE = line("input.bad-text", ".+", 1_024);
    /** Any text with at least one character. */
    public static final TextRule LINES = new TextRule("input.bad-text", Pattern.compile("(?s).+"), 65_536, true);
    /** Any text, the empty one too. */
    public static final TextRule VALUE = new TextRule("input.bad-text", Pattern.compile("(?s).*"), 65_536, true);

    private static TextRule line(String code, String pattern, int maxCharacters) {
        return new TextRule(code, Pattern.compile(pattern), maxCharacters, false);
    }

    /** The same rule for another length. */
    public TextRule upTo(int characters) {
        return new TextRule(code, pattern, characters, manyLines);
    }
}
