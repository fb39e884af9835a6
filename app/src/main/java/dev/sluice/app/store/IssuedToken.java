package dev.sluice.app.store;

/**
 * A token at the one moment when its secret is known.
 *
 * @param token what is kept
 * @param secret what the caller shows once and forgets; only its hash is kept
 */
public record IssuedToken(Token token, String secret) {
    @Override
    public String toString() {
        return "IssuedToken[" + token + ", secret hidden]";
    }
}
