package dev.sluice.app.cli;

import dev.sluice.app.text.Texts;
import java.util.Collections;
import java.util.Enumeration;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Gives the words of the help to picocli, from keys that begin with {@code help.}. */
final class HelpTexts extends ResourceBundle {
    private static final String PREFIX = "help.";

    private final Texts texts;

    HelpTexts(Texts texts) {
        this.texts = texts;
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        return texts.has(PREFIX + key) ? texts.format(PREFIX + key) : null;
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(texts.keys().stream()
                .filter(key -> key.startsWith(PREFIX))
                .map(key -> key.substring(PREFIX.length()))
                .toList());
    }
}
