package dev.sluice.app.store;

import org.jspecify.annotations.Nullable;

/**
 * An access token, without its secret.
 *
 * @param id public name of the token, unique; part of the secret text, so that a leaked one can be found and revoked
 * @param name what people call it
 * @param role the role's name; opaque here
 * @param tenant path of the tenant that it is limited to; null for the whole platform
 * @param createdMillis milliseconds since 1970, as all times here
 * @param expiresMillis when it stops working; {@link #NEVER} if it does not
 * @param revokedMillis when it was revoked; {@link #NEVER} if it was not
 * @param lastUsedMillis when it was last used, exact to a minute; {@link #NEVER} if it was not
 */
public record Token(
        String id,
        String name,
        String role,
        @Nullable String tenant,
        long createdMillis,
        long expiresMillis,
        long revokedMillis,
        long lastUsedMillis) {
    /** Stands for a time that has not come. */
    public static final long NEVER = 0;

    /** Whether it opens doors at a given time. */
    public boolean usableAt(long timeMillis) {
        return revokedMillis == NEVER && (expiresMillis == NEVER || timeMillis < expiresMillis);
    }
}
