package dev.sluice.app.store.sqlite;

import dev.sluice.app.store.JournalDamage;
import dev.sluice.app.store.JournalEntry;
import dev.sluice.app.store.JournalFailure;
import dev.sluice.app.store.JournalReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The journal's reading side. Checks each row before giving it: the right place, the right checksum.
 *
 * <p>Reads in pieces of some thousand rows. One long query would hold a read transaction open, which keeps SQLite from
 * starting its log over, and the log would grow for as long as a slow reader reads.
 */
final class JournalRows implements AutoCloseable {
    private static final int PIECE_ROWS = 2_000;
    private static final String COLUMNS = "SELECT sequence, time_millis, request_key, body, checksum FROM journal ";

    private final Database database;
    private final Connection shared;

    JournalRows(Database database) throws SQLException {
        this.database = database;
        shared = database.openReader();
    }

    synchronized long lastSequence() throws SQLException {
        try (var statement = shared.createStatement();
                var rows = statement.executeQuery("SELECT coalesce(max(sequence), 0) FROM journal")) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** Gives the entries after one sequence up to another. A connection of its own, so that slow readers are alone. */
    void read(long afterSequence, long lastSequence, JournalReader consumer) {
        refuseNegative(afterSequence);
        try (var connection = database.openReader()) {
            long at = afterSequence;
            while (at < lastSequence) {
                long end = Math.min(lastSequence, at + PIECE_ROWS);
                piece(connection, at, end, consumer);
                at = end;
            }
        } catch (SQLException e) {
            throw new JournalFailure(
                    "journal.read-failed", List.of(Long.toString(afterSequence), Database.reason(e)), e);
        }
    }

    synchronized List<JournalEntry> page(long afterSequence, long lastSequence, int max) {
        if (max < 1 || max > 10_000) {
            throw new IllegalArgumentException("journal page: max is " + max + ", must be 1..10000");
        }
        refuseNegative(afterSequence);
        var entries = new ArrayList<JournalEntry>();
        piece(shared, afterSequence, Math.min(lastSequence, afterSequence + max), entries::add);
        return entries;
    }

    private static void refuseNegative(long afterSequence) {
        if (afterSequence < 0) {
            throw new IllegalArgumentException("journal: afterSequence is " + afterSequence + ", must be 0 or more");
        }
    }

    private static void piece(Connection connection, long after, long last, JournalReader consumer) {
        long expected = after + 1;
        var sql = COLUMNS + "WHERE sequence > ? AND sequence <= ? ORDER BY sequence";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, after);
            statement.setLong(2, last);
            try (var rows = statement.executeQuery()) {
                for (; rows.next(); expected++) {
                    consumer.accept(checked(rows, expected));
                }
            }
        } catch (SQLException e) {
            throw failure(e, expected);
        }
        if (expected <= last) {
            throw new JournalDamage("journal.missing", expected, "entries up to " + last + " were written", null);
        }
    }

    synchronized Optional<JournalEntry> byRequestKey(String requestKey) {
        try (var statement = shared.prepareStatement(COLUMNS + "WHERE request_key = ?")) {
            statement.setString(1, requestKey);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(checked(rows, rows.getLong(1))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new JournalFailure("journal.read-failed", List.of("0", Database.reason(e)), e);
        }
    }

    private static JournalEntry checked(ResultSet row, long expected) throws SQLException {
        long sequence = row.getLong(1);
        if (sequence != expected) {
            throw new JournalDamage("journal.missing", expected, "the next one is " + sequence, null);
        }
        JournalEntry entry;
        try {
            entry = new JournalEntry(sequence, row.getLong(2), row.getString(3), row.getBytes(4));
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new JournalDamage("journal.damaged", sequence, Database.reason(e), e);
        }
        long written = row.getLong(5);
        long found = RowChecksum.of(entry);
        if (written != found) {
            var sums = "its checksum is %08x, %08x was written".formatted(found, written);
            throw new JournalDamage("journal.damaged", sequence, sums, null);
        }
        return entry;
    }

    private static RuntimeException failure(SQLException e, long sequence) {
        boolean damaged = e instanceof SQLiteException sqlite
                && (primary(sqlite) == SQLiteErrorCode.SQLITE_CORRUPT.code
                        || primary(sqlite) == SQLiteErrorCode.SQLITE_NOTADB.code);
        return damaged
                ? new JournalDamage("journal.damaged", sequence, Database.reason(e), e)
                : new JournalFailure(
                        "journal.read-failed", List.of(Long.toString(sequence - 1), Database.reason(e)), e);
    }

    /** SQLite's extended codes keep the primary one in the lowest byte. */
    private static int primary(SQLiteException failure) {
        return failure.getResultCode().code & 0xff;
    }

    @Override
    public synchronized void close() throws SQLException {
        shared.close();
    }
}
