package dev.sluice.app.engine.slurm;

import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a Slurm cluster is reached and what of it Sluice may use.
 *
 * @param center name of the center
 * @param url where slurmrestd listens, such as {@code http://head:6820}; null = Slurm's commands are used instead
 * @param user whom the token is for: all work runs as this user
 * @param tokenFile holds the token, alone or as {@code SLURM_JWT=...}; read again when Slurm refuses it; null = no
 *     token
 * @param shared directory that this server and all nodes see under the same path
 * @param partition what jobs are submitted to, and whose nodes are shown; null = the site's default, and all nodes
 * @param account the account that jobs are charged to; null = the user's default
 * @param reservation the reservation that jobs run in; null = none
 * @param chips chips of the catalogue by the site's gres type ({@code h20}: {@code nvidia-h20})
 */
public record SlurmSite(
        String center,
        @Nullable String url,
        String user,
        @Nullable Path tokenFile,
        Path shared,
        @Nullable String partition,
        @Nullable String account,
        @Nullable String reservation,
        SortedMap<String, String> chips) {
    public SlurmSite {
        chips = Collections.unmodifiableSortedMap(new TreeMap<>(chips));
        if (!shared.isAbsolute()) {
            throw new IllegalArgumentException("The shared directory must be absolute, not " + shared);
        }
        if (!shared.toString().matches("[A-Za-z0-9._/-]+")) {
            // It stands in a script that the nodes run; Slurm itself knows no quoting either.
            throw new IllegalArgumentException(
                    "The shared directory may hold letters, digits, dots, dashes and slashes only, not " + shared);
        }
        if (url != null && !url.matches("https?://[^/]+/?")) {
            throw new IllegalArgumentException("The address of slurmrestd is http://HOST:PORT, not " + url);
        }
    }
}
