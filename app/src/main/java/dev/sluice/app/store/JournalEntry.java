package dev.sluice.app.store;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One command with the events that it led to.
 *
 * @param sequence place in the journal: 1, 2, 3, ... without gaps
 * @param timeMillis the time of the command, in milliseconds since 1970
 * @param requestKey the caller-scoped idempotency key of the request, at most one entry per key; null where the command
 *     came without one
 * @param body the command and its events as UTF-8 JSON, 1 byte to 64 MiB; not copied, so don't change it afterwards
 */
@SuppressWarnings("ArrayRecordComponent") // opaque bytes in bulk; equals and hashCode compare their content
public record JournalEntry(
        long sequence, long timeMillis, @Nullable String requestKey, byte[] body) {
    /** A request key is at most this long: a tenant path, a token id and a UUID fit with room. */
    public static final int MAX_REQUEST_KEY_CHARACTERS = 512;
    /** An entry holds one command; one that is larger than this is a mistake, and would stall the writer. */
    public static final int MAX_BODY_BYTES = 64 << 20;

    public JournalEntry {
        require(sequence >= 1, "sequence", sequence, "1 or more");
        require(timeMillis >= 0, "timeMillis", timeMillis, "0 or more");
        int keyLength = requestKey == null ? 1 : requestKey.length();
        require(keyLength >= 1 && keyLength <= MAX_REQUEST_KEY_CHARACTERS, "requestKey length", keyLength, "1..512");
        require(body.length >= 1 && body.length <= MAX_BODY_BYTES, "body bytes", body.length, "1..64 Mi");
    }

    private static void require(boolean holds, String what, long value, String limit) {
        if (!holds) {
            throw new IllegalArgumentException("journal entry: " + what + " is " + value + ", must be " + limit);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JournalEntry entry
                && sequence == entry.sequence
                && timeMillis == entry.timeMillis
                && Objects.equals(requestKey, entry.requestKey)
                && Arrays.equals(body, entry.body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(sequence, timeMillis, requestKey, Arrays.hashCode(body));
    }

    @Override
    public String toString() {
        return "JournalEntry[" + sequence + ", " + timeMillis + " ms, " + body.length + " bytes]";
    }
}
