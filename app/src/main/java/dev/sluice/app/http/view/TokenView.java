package dev.sluice.app.http.view;

import dev.sluice.app.store.Token;
import org.jspecify.annotations.Nullable;

/** A token. The secret is there once, in the answer that made it. */
public record TokenView(
        String id,
        String name,
        String role,
        @Nullable String tenant,
        long createdMillis,
        String createdAt,
        @Nullable Long expiresMillis,
        @Nullable Long revokedMillis,
        @Nullable Long lastUsedMillis,
        boolean usable,
        @Nullable String secret) {
    public static TokenView of(Token token, long nowMillis, @Nullable String secret) {
        return new TokenView(
                token.id(),
                token.name(),
                token.role(),
                token.tenant(),
                token.createdMillis(),
                Words.at(token.createdMillis()),
                Words.orAbsent(token.expiresMillis()),
                Words.orAbsent(token.revokedMillis()),
                Words.orAbsent(token.lastUsedMillis()),
                token.usableAt(nowMillis),
                secret);
    }

    @Override
    public String toString() {
        return "TokenView[" + id + "]";
    }
}
