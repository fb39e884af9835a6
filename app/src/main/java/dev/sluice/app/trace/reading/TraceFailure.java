package dev.sluice.app.trace.reading;

import dev.sluice.app.text.Texts;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A trace can't be read. Its text says what, which value, which limit, and what to do next. */
public final class TraceFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;
    private final transient List<String> arguments;

    /**
     * @param code stable, the key of its text, and with {@code .remedy} of the next step
     * @param arguments of both texts
     */
    public TraceFailure(String code, @Nullable Object... arguments) {
        super(code);
        this.code = code;
        this.arguments =
                Arrays.stream(arguments).map(String::valueOf).map(Shown::clip).toList();
    }

    /** Stable name of what is wrong. */
    public String code() {
        return code;
    }

    /** What is wrong and the next step, on one line. */
    public String text(Texts texts) {
        var places = arguments.toArray();
        var between = texts.locale().getLanguage().equals("zh") ? "" : " ";
        return texts.format(code, places) + between + texts.format(code + ".remedy", places);
    }

    @Override
    public String getMessage() {
        return text(Texts.english());
    }
}
