package dev.sluice.app.store;

import java.util.List;
import java.util.Optional;

/**
 * Access tokens. A secret is 256 random bits, written {@code slu_<id>_<base64url>}; only its SHA-256 is kept.
 *
 * <p>A fast hash is right here: slow ones (argon2id, bcrypt) exist because people choose passwords that can be guessed.
 * Nobody guesses 256 random bits, however fast the hash; a slow one would only burn time on every request. The
 * comparison takes the same time wherever the difference is.
 */
public interface TokenStore {
    /** Makes a token and gives its secret, this once. It is on disk when this returns. */
    IssuedToken create(NewToken wanted);

    /**
     * The token of a presented secret if it is known and usable at that time; remembers the use. Anything else, be it
     * malformed, unknown, expired or revoked, gives nothing.
     */
    Optional<Token> authenticate(String secret, long timeMillis);

    /** All tokens, revoked ones too, oldest first. */
    List<Token> list();

    /** Revokes a token from now on; on disk when this returns. Gives false when there is no such token. */
    boolean revoke(String id, long timeMillis);
}
