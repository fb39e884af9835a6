package dev.sluice.app.input;

import dev.sluice.app.text.Texts;

/**
 * One thing that is wrong with what somebody wrote.
 *
 * @param code stable, also the key of its text, for example {@code input.unknown-field}
 * @param field path of the field, for example {@code nodes[2].name}; empty for the whole file
 * @param value what stands there, clipped to 80 characters and harmless to print; empty when nothing does
 * @param limit what may stand there, free of language, for example {@code 1..4096}; may be empty
 * @param hint what was likely meant, ready to be copied; may be empty
 * @param line line in the file, from 1; 0 when unknown
 * @param column character in the line, from 1; 0 when unknown
 */
public record Problem(String code, String field, String value, String limit, String hint, int line, int column) {
    private static final int MAX_FIELD_CHARACTERS = 200;
    private static final int MAX_LIMIT_CHARACTERS = 500;

    public Problem {
        field = Shown.clip(field, MAX_FIELD_CHARACTERS);
        value = Shown.clip(value);
        limit = Shown.clip(limit, MAX_LIMIT_CHARACTERS);
        hint = Shown.clip(hint);
    }

    /** What is wrong, with the value and the limit. */
    public String what(Texts texts) {
        return format(texts, code);
    }

    /** The next step. */
    public String remedy(Texts texts) {
        boolean hinted = !hint.isEmpty() && texts.has(code + ".hint");
        return format(texts, code + (hinted ? ".hint" : ".remedy"));
    }

    /** What is wrong and the next step, on one line, without the place. */
    public String text(Texts texts) {
        return what(texts) + (texts.locale().getLanguage().equals("zh") ? "" : " ") + remedy(texts);
    }

    private String format(Texts texts, String key) {
        return texts.format(key, field, value, limit, hint);
    }
}
