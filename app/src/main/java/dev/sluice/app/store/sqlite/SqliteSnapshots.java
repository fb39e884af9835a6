package dev.sluice.app.store.sqlite;

import dev.sluice.app.store.JournalDamage;
import dev.sluice.app.store.Snapshot;
import dev.sluice.app.store.StoreFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;

/**
 * Snapshots, compressed and cut into chunks.
 *
 * <p>A snapshot may have tens of megabytes, and SQLite has one writer. So each chunk is a short transaction of its own
 * that isn't synced, appends get their turn in between, and the last transaction, which is synced and syncs all before
 * it, adds the row that makes the snapshot exist. Chunks without that row are the rest of a crash and are cleared away
 * by the next snapshot.
 */
final class SqliteSnapshots implements AutoCloseable {
    private static final int CHUNK_BYTES = 256 << 10;
    private static final int KEPT = 2;

    private final Database database;
    private final Consumer<StoreFailure> listener;
    private final Connection chunks;
    private final Connection last;

    SqliteSnapshots(Database database, Consumer<StoreFailure> listener) throws SQLException {
        this.database = database;
        this.listener = listener;
        chunks = database.openWriter(Database.Durability.ORDERED);
        last = database.openWriter(Database.Durability.SYNCED);
    }

    synchronized void save(long sequence, byte[] body) throws SQLException {
        if (complete().contains(sequence)) {
            return;
        }
        clearRests();
        var packed = pack(body);
        int count = 0;
        for (int from = 0; from < packed.length; from += CHUNK_BYTES) {
            int to = Math.min(packed.length, from + CHUNK_BYTES);
            write(
                    chunks,
                    "INSERT INTO snapshot_chunk VALUES (?, ?, ?)",
                    sequence,
                    count,
                    Arrays.copyOfRange(packed, from, to));
            count++;
        }
        write(last, "INSERT INTO snapshot VALUES (?, ?, ?, ?)", sequence, count, body.length, RowChecksum.of(body));
        dropOld();
    }

    synchronized Optional<Snapshot> latest() {
        try {
            for (long sequence : complete()) {
                try {
                    return Optional.of(new Snapshot(sequence, load(sequence)));
                } catch (JournalDamage damage) {
                    listener.accept(damage);
                }
            }
        } catch (SQLException e) {
            listener.accept(new JournalDamage("snapshot.damaged", 0, Database.reason(e), e));
        }
        return Optional.empty();
    }

    private byte[] load(long sequence) {
        var sql = "SELECT chunks, plain_bytes, checksum FROM snapshot WHERE sequence = " + sequence;
        try (var statement = chunks.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            var body = unpack(sequence, packed(sequence, row.getInt(1)), row.getInt(2));
            if (RowChecksum.of(body) != row.getLong(3)) {
                throw damage(sequence, "its checksum is wrong");
            }
            return body;
        } catch (SQLException | DataFormatException | NegativeArraySizeException e) {
            throw new JournalDamage("snapshot.damaged", sequence, Database.reason(e), e);
        }
    }

    private byte[] packed(long sequence, int count) throws SQLException {
        var packed = new ByteArrayOutputStream();
        var sql = "SELECT body FROM snapshot_chunk WHERE sequence = " + sequence + " ORDER BY chunk";
        int found = 0;
        try (var statement = chunks.createStatement();
                var rows = statement.executeQuery(sql)) {
            for (; rows.next(); found++) {
                packed.writeBytes(rows.getBytes(1));
            }
        }
        if (found != count) {
            throw damage(sequence, found + " of its " + count + " chunks are there");
        }
        return packed.toByteArray();
    }

    private static byte[] unpack(long sequence, byte[] packed, int plainBytes) throws DataFormatException {
        try (var inflater = new Inflater()) {
            inflater.setInput(packed);
            var body = new byte[plainBytes];
            int length = inflater.inflate(body);
            if (length != plainBytes) {
                throw damage(sequence, "it has " + length + " bytes, " + plainBytes + " were written");
            }
            return body;
        }
    }

    private static byte[] pack(byte[] body) {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new Deflater(Deflater.BEST_SPEED);
                var stream = new DeflaterOutputStream(packed, deflater, 64 << 10)) {
            stream.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private void clearRests() throws SQLException {
        for (long sequence : sequences(
                "SELECT DISTINCT sequence FROM snapshot_chunk WHERE sequence NOT IN (SELECT sequence FROM snapshot)")) {
            dropChunks(sequence);
        }
    }

    private void dropOld() throws SQLException {
        var all = complete();
        for (long sequence : all.subList(Math.min(KEPT, all.size()), all.size())) {
            write(chunks, "DELETE FROM snapshot WHERE sequence = ?", sequence);
            dropChunks(sequence);
        }
    }

    /** One chunk a transaction: freeing pages takes time too. */
    private void dropChunks(long sequence) throws SQLException {
        for (long chunk : sequences("SELECT chunk FROM snapshot_chunk WHERE sequence = " + sequence)) {
            write(chunks, "DELETE FROM snapshot_chunk WHERE sequence = ? AND chunk = ?", sequence, chunk);
        }
    }

    /** Sequences of whole snapshots, newest first. */
    private List<Long> complete() throws SQLException {
        return sequences("SELECT sequence FROM snapshot ORDER BY sequence DESC");
    }

    private List<Long> sequences(String query) throws SQLException {
        var found = new ArrayList<Long>();
        try (var statement = chunks.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
        }
        return found;
    }

    private void write(Connection connection, String sql, Object... values) throws SQLException {
        database.writeTurn.lock();
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } finally {
            database.writeTurn.unlock();
        }
    }

    private static JournalDamage damage(long sequence, String found) {
        return new JournalDamage("snapshot.damaged", sequence, found, null);
    }

    @Override
    public synchronized void close() throws SQLException {
        try (last) {
            chunks.close();
        }
    }
}
