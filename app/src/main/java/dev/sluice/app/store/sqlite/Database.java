package dev.sluice.app.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/**
 * The database file: how connections to it are made, and whose turn it is to write.
 *
 * <p>SQLite lets one connection write at a time and makes the others poll. A fair lock in front of it gives the turns
 * in order, so an append waits for at most one short transaction of somebody else.
 */
final class Database {
    /** How sure a commit is. */
    enum Durability {
        /** On disk when the commit returns. */
        SYNCED,
        /** Never torn, but lost with the power if no synced commit followed. */
        ORDERED
    }

    final ReentrantLock writeTurn = new ReentrantLock(true);
    private final Path file;
    private final long maxPages;

    /**
     * @param file the database file
     * @param maxPages size at which the database says that the disk is full; for tests
     */
    Database(Path file, long maxPages) {
        this.file = file;
        this.maxPages = maxPages;
    }

    Path file() {
        return file;
    }

    Connection openWriter(Durability durability) throws SQLException {
        var config = configuration();
        config.setSynchronous(
                durability == Durability.SYNCED
                        ? SQLiteConfig.SynchronousMode.FULL
                        : SQLiteConfig.SynchronousMode.NORMAL);
        // The driver begins the next transaction with each commit. Deferred, that takes no lock before the first write.
        config.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
        var connection = config.createConnection("jdbc:sqlite:" + file);
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA max_page_count = " + maxPages);
        }
        return connection;
    }

    Connection openReader() throws SQLException {
        var config = configuration();
        config.setReadOnly(true);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    private static SQLiteConfig configuration() {
        var config = new SQLiteConfig();
        // Without CREATE: a file that has gone away is a failure, not a new, empty state.
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setBusyTimeout(10_000);
        return config;
    }

    /** Whether a failure only means that there is no room, as opposed to a disk that can't be trusted. */
    static boolean isFull(SQLException failure) {
        return failure instanceof SQLiteException sqlite && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_FULL;
    }

    /** The cause in the words of SQLite and the system. */
    static String reason(Throwable failure) {
        var message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message.replace('\n', ' ');
    }
}
