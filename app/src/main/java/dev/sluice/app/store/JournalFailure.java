package dev.sluice.app.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The journal could not do what was asked. After a failed append the process must end and recover. */
public final class JournalFailure extends StoreFailure {
    private static final long serialVersionUID = 1;

    public JournalFailure(String code, List<String> arguments, @Nullable Throwable cause) {
        super(code, arguments, cause);
    }
}
