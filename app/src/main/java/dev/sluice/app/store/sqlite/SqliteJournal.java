package dev.sluice.app.store.sqlite;

import dev.sluice.app.store.Journal;
import dev.sluice.app.store.JournalEntry;
import dev.sluice.app.store.JournalFailure;
import dev.sluice.app.store.JournalReader;
import dev.sluice.app.store.Snapshot;
import dev.sluice.app.store.StoreFailure;
import dev.sluice.core.ledger.Entry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The journal's writing side; reading and snapshots have connections of their own. */
final class SqliteJournal implements Journal {
    private final Database database;
    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement book;
    private final JournalRows rows;
    private final SqliteSnapshots snapshots;
    private volatile long lastSequence;
    private volatile @Nullable Throwable poison;

    SqliteJournal(Database database, Consumer<StoreFailure> listener) throws SQLException {
        this.database = database;
        connection = database.openWriter(Database.Durability.SYNCED);
        connection.setAutoCommit(false);
        insert = connection.prepareStatement("INSERT INTO journal VALUES (?, ?, ?, ?, ?)");
        book = LedgerLines.prepare(connection);
        rows = new JournalRows(database);
        snapshots = new SqliteSnapshots(database, listener);
        lastSequence = rows.lastSequence();
    }

    @Override
    public void append(List<JournalEntry> entries, List<Entry> lines) {
        if (entries.isEmpty()) {
            return;
        }
        database.writeTurn.lock();
        try {
            refuseIfPoisoned();
            refuseGaps(entries);
            write(entries, lines);
            lastSequence = entries.getLast().sequence();
        } finally {
            database.writeTurn.unlock();
        }
    }

    private void refuseIfPoisoned() {
        var cause = poison;
        if (cause != null) {
            throw new JournalFailure("journal.poisoned", List.of(Database.reason(cause)), cause);
        }
    }

    private void refuseGaps(List<JournalEntry> entries) {
        long expected = lastSequence;
        for (var entry : entries) {
            expected++;
            if (entry.sequence() != expected) {
                var places = List.of(Long.toString(expected), Long.toString(entry.sequence()));
                throw poisonedBy(new JournalFailure("journal.gap", places, null));
            }
        }
    }

    private void write(List<JournalEntry> entries, List<Entry> lines) {
        try {
            for (var entry : entries) {
                bind(entry);
                insert.addBatch();
            }
            insert.executeBatch();
            for (var line : lines) {
                LedgerLines.bind(book, line);
                book.addBatch();
            }
            if (!lines.isEmpty()) {
                book.executeBatch();
            }
            connection.commit();
        } catch (SQLException e) {
            rollBack(e);
            var first = Long.toString(entries.getFirst().sequence());
            var last = Long.toString(entries.getLast().sequence());
            throw poisonedBy(new JournalFailure("journal.append-failed", List.of(first, last, Database.reason(e)), e));
        }
    }

    private void bind(JournalEntry entry) throws SQLException {
        insert.setLong(1, entry.sequence());
        insert.setLong(2, entry.timeMillis());
        if (entry.requestKey() == null) {
            insert.setNull(3, Types.VARCHAR);
        } else {
            insert.setString(3, entry.requestKey());
        }
        insert.setBytes(4, entry.body());
        insert.setLong(5, RowChecksum.of(entry));
    }

    private void rollBack(SQLException failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private JournalFailure poisonedBy(JournalFailure failure) {
        if (poison == null) {
            poison = failure;
        }
        return failure;
    }

    @Override
    public long lastSequence() {
        return lastSequence;
    }

    @Override
    public void read(long afterSequence, JournalReader consumer) {
        rows.read(afterSequence, lastSequence, consumer);
    }

    @Override
    public List<JournalEntry> page(long afterSequence, int max) {
        return rows.page(afterSequence, lastSequence, max);
    }

    @Override
    public Optional<JournalEntry> byRequestKey(String requestKey) {
        return rows.byRequestKey(requestKey);
    }

    @Override
    public void saveSnapshot(long sequence, byte[] body) {
        if (sequence < 1 || sequence > lastSequence) {
            throw new IllegalArgumentException("snapshot: sequence is " + sequence + ", must be 1.." + lastSequence
                    + ", the journal's last entry");
        }
        refuseIfPoisoned();
        try {
            snapshots.save(sequence, body);
        } catch (SQLException e) {
            var failure =
                    new JournalFailure("snapshot.failed", List.of(Long.toString(sequence), Database.reason(e)), e);
            // A full disk leaves the log as it was. Any other failure is the same disk under the same log.
            throw Database.isFull(e) ? failure : poisonedBy(failure);
        }
    }

    @Override
    public Optional<Snapshot> latestSnapshot() {
        return snapshots.latest();
    }

    @Override
    public void close() {
        database.writeTurn.lock();
        try (connection;
                rows;
                snapshots;
                insert;
                book) {
            if (poison == null) {
                poison = new IllegalStateException("the journal is closed");
            }
        } catch (SQLException e) {
            // Nothing depends on a clean close: what was acknowledged is on disk already.
        } finally {
            database.writeTurn.unlock();
        }
    }
}
