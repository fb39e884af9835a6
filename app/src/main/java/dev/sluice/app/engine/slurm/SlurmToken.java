package dev.sluice.app.engine.slurm;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The token that slurmrestd asks for, from a file that whoever renews it writes. */
final class SlurmToken {
    private static final System.Logger LOG = System.getLogger(SlurmToken.class.getName());
    private static final long SOON_SECONDS = 60;
    private static final String PREFIX = "SLURM_JWT=";

    private final String user;
    private final @Nullable Path file;
    private String text = "";

    /** 0 = the token doesn't say. */
    private long expirySeconds;

    /** @param file null = none is sent */
    SlurmToken(String user, @Nullable Path file) {
        this.user = user;
        this.file = file;
        var _ = reload();
    }

    /** What a question carries; a token that is about to run out is looked for again before. */
    Map<String, String> headers() {
        var expiry = expirySeconds();
        if (expiry.isPresent() && expiry.getAsLong() - Instant.now().getEpochSecond() < SOON_SECONDS) {
            var _ = reload();
        }
        return text.isEmpty()
                ? Map.of("X-SLURM-USER-NAME", user)
                : Map.of("X-SLURM-USER-NAME", user, "X-SLURM-USER-TOKEN", text);
    }

    /** Reads the file again; says whether the token is another one than before. */
    boolean reload() {
        if (file == null) {
            return false;
        }
        try {
            var found = Files.readString(file).strip();
            var fresh = found.startsWith(PREFIX) ? found.substring(PREFIX.length()) : found;
            boolean other = !fresh.equals(text) && fresh.matches("[\\x21-\\x7e]+");
            if (other) {
                text = fresh;
                expirySeconds = expiryOf(fresh);
            }
            return other;
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The token of Slurm can''t be read from {0}: {1}", file, e.toString());
            return false;
        }
    }

    /** What is known of it, for people: never the token itself. */
    String describe() {
        if (text.isEmpty()) {
            return file == null ? "none is set" : "none could be read from " + file;
        }
        var expiry = expirySeconds();
        return "the one of " + user
                + (expiry.isPresent() ? ", good until " + Instant.ofEpochSecond(expiry.getAsLong()) : "");
    }

    /** When it runs out, in s since 1970; empty where it doesn't say. */
    OptionalLong expirySeconds() {
        return expirySeconds == 0 ? OptionalLong.empty() : OptionalLong.of(expirySeconds);
    }

    private static long expiryOf(String text) {
        return payload(text)
                .map(claims -> claims.path("exp"))
                .filter(exp -> exp.canConvertToLong())
                .map(JsonNode::longValue)
                .orElse(0L);
    }

    private static Optional<JsonNode> payload(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            return Optional.of(new ObjectMapper().readTree(claims));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
