package dev.sluice.app.auth;

import dev.sluice.app.store.TokenStore;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Finds the caller behind the {@code Authorization} header. */
public final class Authenticator {
    private static final String SCHEME = "Bearer ";
    private static final int LONGEST = 512;

    private final TokenStore tokens;
    private final LongSupplier clockMillis;

    public Authenticator(TokenStore tokens, LongSupplier clockMillis) {
        this.tokens = tokens;
        this.clockMillis = clockMillis;
    }

    /** The caller; empty when there is no header, another scheme, or a token that opens nothing. */
    public Optional<Caller> caller(@Nullable String authorization) {
        if (authorization == null
                || authorization.length() > LONGEST
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        var secret = authorization.substring(SCHEME.length()).strip();
        return tokens.authenticate(secret, clockMillis.getAsLong())
                .flatMap(token -> Role.of(token.role())
                        .map(role ->
                                new Caller(token.name(), token.id(), role, token.tenant(), token.expiresMillis())));
    }
}
