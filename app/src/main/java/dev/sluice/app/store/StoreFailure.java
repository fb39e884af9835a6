package dev.sluice.app.store;

import dev.sluice.app.text.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something about the stored state that people have to know. Carries a stable code and the places of its text. */
public abstract sealed class StoreFailure extends RuntimeException permits JournalFailure, JournalDamage, StoreRefused {
    private static final long serialVersionUID = 1;

    private final String code;
    private final transient List<String> arguments;

    StoreFailure(String code, List<String> arguments, @Nullable Throwable cause) {
        super(Texts.english().format(code, arguments.toArray()), cause);
        this.code = code;
        this.arguments = List.copyOf(arguments);
    }

    /** The stable code, for example {@code store.locked}; also the key of its text. */
    public final String code() {
        return code;
    }

    /** What happened, with the values, the limit and the next step, in the reader's language. */
    public final String text(Texts texts) {
        return texts.format(code, arguments.toArray());
    }
}
