package dev.sluice.app.catalogue;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something public that says what a figure is.
 *
 * @param id short name within the catalogue
 * @param title what to look for
 * @param address where it is; null where there is no single place
 */
public record Source(String id, String title, @Nullable String address) {
    /** Where it is, if it is in one place. */
    public Optional<String> where() {
        return Optional.ofNullable(address);
    }
}
