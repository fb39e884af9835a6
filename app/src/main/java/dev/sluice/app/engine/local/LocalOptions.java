package dev.sluice.app.engine.local;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where and on what the local engine works.
 *
 * @param stateDirectory absolute; gets {@code attempts}, {@code bin} and {@code engine.lock}, readable by the server's
 *     user alone
 * @param fleetFile nodes to present instead of this machine's own devices; null: what this machine has
 */
public record LocalOptions(Path stateDirectory, @Nullable Path fleetFile) {
    public LocalOptions {
        if (!stateDirectory.isAbsolute()) {
            throw new IllegalArgumentException("The state directory must be absolute, not " + stateDirectory);
        }
    }
}
