package dev.sluice.app.http;

import dev.sluice.app.auth.Caller;
import dev.sluice.app.auth.Operation;
import dev.sluice.app.text.Texts;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request as endpoints see it, whatever server library took it.
 *
 * @param path decoded values of the places in the route's path
 * @param headers the value of a header by name, or null
 * @param content reads the body, once, up to the limit
 * @param asker null on open routes only
 * @param valid whether the token still opens the door, for answers that go on for long
 */
record Request(
        Map<String, String> path,
        Query query,
        Function<String, @Nullable String> headers,
        Supplier<byte[]> content,
        @Nullable Caller asker,
        Texts texts,
        BooleanSupplier valid) {
    Caller caller() {
        if (asker == null) {
            throw new Refusal(ProblemCode.UNAUTHENTICATED);
        }
        return asker;
    }

    /** The caller, who has this right at least somewhere. */
    Caller caller(Operation operation) {
        var caller = caller();
        if (!caller.may(operation)) {
            throw denied(operation, caller);
        }
        return caller;
    }

    static Refusal denied(Operation operation, Caller caller) {
        return new Refusal(ProblemCode.DENIED, operation.word(), caller.role().word());
    }

    String place(String name) {
        return path.getOrDefault(name, "");
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.apply(name));
    }

    /** The key of a request that shall happen once, in the scope of the token; null = none. */
    @Nullable String requestKey() {
        var key = headers.apply("Idempotency-Key");
        if (key == null) {
            return null;
        }
        if (key.isEmpty()
                || key.length() > HttpLimits.KEY_CHARACTERS
                || key.chars().anyMatch(Character::isISOControl)) {
            throw Query.invalid("Idempotency-Key", key, "1.." + HttpLimits.KEY_CHARACTERS);
        }
        return caller().tokenId() + ":" + key;
    }
}
