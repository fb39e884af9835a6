package dev.sluice.app.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stored state could not be opened. Nothing was changed. */
public final class StoreRefused extends StoreFailure {
    private static final long serialVersionUID = 1;

    public StoreRefused(String code, List<String> arguments, @Nullable Throwable cause) {
        super(code, arguments, cause);
    }
}
