package dev.sluice.app.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every problem that the API answers with. The word is stable; the texts are in the bundle {@code http}. */
enum ProblemCode {
    BAD_REQUEST(400),
    UNKNOWN_PARAMETER(400),
    INVALID_PARAMETER(400),
    SIDE_NEEDED(400),
    MISSING_BODY(400),
    MALFORMED(400),
    UNAUTHENTICATED(401),
    DENIED(403),
    RULED_OUT(403),
    NOT_A_SIDE(403),
    NOT_FOUND(404),
    NO_SUCH_PATH(404),
    METHOD_NOT_ALLOWED(405),
    WRONG_STATE(409),
    UNCHANGED(409),
    NOT_OVER(409),
    KEY_REUSED(409),
    NO_OUTPUT(409),
    CENTER_TAKEN(409),
    CONTRACT_TAKEN(409),
    WRONG_STAGE(409),
    SIGNED_BEFORE(409),
    CHANGED_MEANWHILE(412),
    CHANGED_SETTINGS(412),
    TOO_LARGE(413),
    UNSUPPORTED_TYPE(415),
    INVALID_FILE(422),
    INVALID_TOKEN(422),
    OVER_LIMIT(422),
    MANY_WAITING(422),
    OVER_COMMITTED(422),
    OUT_OF_BOUNDS(422),
    NO_PARENT(422),
    ONE_SIDED(422),
    TERM_OVER(422),
    NOT_LENDABLE(422),
    BELOW_FLOOR(422),
    NOTICE_TOO_LONG(422),
    TOO_MANY(422),
    INTERNAL(500),
    CENTER_NOT_KEPT(500),
    OVERLOADED(503),
    NOT_READY(503);

    private final int status;

    ProblemCode(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    /** The stable word, also the last part of the problem's type. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<ProblemCode> of(String word) {
        return Arrays.stream(values()).filter(code -> code.word().equals(word)).findFirst();
    }
}
