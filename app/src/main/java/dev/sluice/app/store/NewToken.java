package dev.sluice.app.store;

import org.jspecify.annotations.Nullable;

/**
 * What a new token shall be. See {@link Token} for the fields.
 *
 * @param name 1..128 characters
 * @param role 1..64 characters
 */
public record NewToken(String name, String role, @Nullable String tenant, long createdMillis, long expiresMillis) {
    public NewToken {
        if (name.isEmpty() || name.length() > 128 || role.isEmpty() || role.length() > 64) {
            throw new IllegalArgumentException("token: name must have 1..128 characters, role 1..64");
        }
        if (createdMillis <= 0 || (expiresMillis != Token.NEVER && expiresMillis <= createdMillis)) {
            throw new IllegalArgumentException("token: expires at " + expiresMillis + ", created at " + createdMillis);
        }
    }
}
