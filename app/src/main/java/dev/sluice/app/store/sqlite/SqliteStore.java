package dev.sluice.app.store.sqlite;

import dev.sluice.app.store.Journal;
import dev.sluice.app.store.LedgerStore;
import dev.sluice.app.store.Store;
import dev.sluice.app.store.StoreFailure;
import dev.sluice.app.store.StoreRefused;
import dev.sluice.app.store.TokenStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** A state directory that this process, and no other, has open. */
public final class SqliteStore implements Store {
    /** 16 TiB of 4 KiB pages: no limit in practice. */
    private static final long NO_PAGE_LIMIT = 0xfffffffeL;

    private final DirectoryLock lock;
    private final SqliteJournal journal;
    private final SqliteTokens tokens;
    private final SqliteLedger ledger;

    private SqliteStore(DirectoryLock lock, SqliteTokens tokens, SqliteJournal journal, SqliteLedger ledger) {
        this.lock = lock;
        this.journal = journal;
        this.tokens = tokens;
        this.ledger = ledger;
    }

    /**
     * Opens the state in a directory on a local disk, making it (mode 0700, files 0600) if need be and bringing older
     * schemas forward.
     *
     * @param listener hears of damage that the store can work around, such as a snapshot that can't be used; the caller
     *     makes it loud
     * @throws StoreRefused if another process has it open, if it was written by a newer version, or can't be used
     */
    public static SqliteStore open(Path directory, Consumer<StoreFailure> listener) {
        return open(directory, listener, NO_PAGE_LIMIT);
    }

    static SqliteStore open(Path directory, Consumer<StoreFailure> listener, long maxPages) {
        var lock = DirectoryLock.take(directory);
        try {
            var database = new Database(lock.directory().resolve("sluice.db"), maxPages);
            prepare(database);
            return new SqliteStore(
                    lock,
                    new SqliteTokens(database),
                    new SqliteJournal(database, listener),
                    new SqliteLedger(database));
        } catch (SQLException | IOException e) {
            lock.close();
            throw new StoreRefused("store.unusable", List.of(directory.toString(), Database.reason(e)), e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static void prepare(Database database) throws SQLException, IOException {
        var file = database.file();
        if (!Files.exists(file)) {
            OwnerFile.create(file);
        }
        try (var connection = database.openWriter(Database.Durability.SYNCED);
                var statement = connection.createStatement()) {
            try (var mode = statement.executeQuery("PRAGMA journal_mode = WAL")) {
                if (!mode.next() || !"wal".equals(mode.getString(1))) {
                    throw new IOException("the file system can't do write-ahead logging (is it a network share?)");
                }
            }
            Schema.bringForward(connection, file.toString());
        }
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public TokenStore tokens() {
        return tokens;
    }

    @Override
    public LedgerStore ledger() {
        return ledger;
    }

    @Override
    public void close() {
        journal.close();
        try {
            tokens.close();
        } catch (SQLException e) {
            // Every token is on disk since it was made; a close that fails loses nothing.
        } finally {
            lock.close();
        }
    }
}
