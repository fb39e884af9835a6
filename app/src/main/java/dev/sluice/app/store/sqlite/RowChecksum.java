package dev.sluice.app.store.sqlite;

import dev.sluice.app.store.JournalEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** CRC32C over every field of an entry, so that a row which was changed, cut or swapped with another is noticed. */
final class RowChecksum {
    private RowChecksum() {}

    static long of(JournalEntry entry) {
        var key = entry.requestKey();
        var keyBytes = key == null ? new byte[0] : key.getBytes(StandardCharsets.UTF_8);
        var head = ByteBuffer.allocate(20)
                .putLong(entry.sequence())
                .putLong(entry.timeMillis())
                .putInt(key == null ? -1 : keyBytes.length)
                .flip();
        var checksum = new CRC32C();
        checksum.update(head);
        checksum.update(keyBytes);
        checksum.update(entry.body());
        return checksum.getValue();
    }

    static long of(byte[] bytes) {
        var checksum = new CRC32C();
        checksum.update(bytes);
        return checksum.getValue();
    }
}
