package dev.sluice.app.store.sqlite;

import dev.sluice.app.store.StoreRefused;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The tables, as a list of steps forward. A step that was released is never changed; a new one is added at the end.
 *
 * <p>Each step runs in one transaction with the row that says that it ran, so a crash leaves the state before or after
 * it. There are no steps back: going back needs the backup from before.
 */
final class Schema {
    /** "SLUI": tells our file from any other SQLite file. */
    private static final int APPLICATION_ID = 0x534c5549;

    private static final List<List<String>> STEPS = List.of(
            List.of(
                    """
            CREATE TABLE journal (
              sequence INTEGER PRIMARY KEY,
              time_millis INTEGER NOT NULL,
              request_key TEXT,
              body BLOB NOT NULL,
              checksum INTEGER NOT NULL)""",
                    "CREATE UNIQUE INDEX journal_request_key ON journal (request_key) WHERE request_key IS NOT NULL",
                    """
            CREATE TABLE snapshot (
              sequence INTEGER PRIMARY KEY,
              chunks INTEGER NOT NULL,
              plain_bytes INTEGER NOT NULL,
              checksum INTEGER NOT NULL)""",
                    """
            CREATE TABLE snapshot_chunk (
              sequence INTEGER NOT NULL,
              chunk INTEGER NOT NULL,
              body BLOB NOT NULL,
              PRIMARY KEY (sequence, chunk)) WITHOUT ROWID""",
                    """
            CREATE TABLE token (
              id TEXT PRIMARY KEY,
              secret_sha256 BLOB NOT NULL,
              name TEXT NOT NULL,
              role TEXT NOT NULL,
              tenant TEXT,
              created_millis INTEGER NOT NULL,
              expires_millis INTEGER NOT NULL,
              revoked_millis INTEGER NOT NULL,
              last_used_millis INTEGER NOT NULL) WITHOUT ROWID"""),
            List.of("""
            CREATE TABLE ledger (
              number INTEGER PRIMARY KEY,
              kind TEXT NOT NULL,
              period INTEGER NOT NULL,
              of_period INTEGER NOT NULL,
              booked_millis INTEGER NOT NULL,
              workload INTEGER NOT NULL,
              attempt INTEGER NOT NULL,
              tenant TEXT NOT NULL,
              user TEXT NOT NULL,
              center TEXT NOT NULL,
              owner TEXT NOT NULL,
              chip TEXT NOT NULL,
              tier TEXT NOT NULL,
              contract TEXT NOT NULL,
              milli INTEGER NOT NULL,
              from_millis INTEGER NOT NULL,
              to_millis INTEGER NOT NULL,
              rate INTEGER NOT NULL,
              currency TEXT NOT NULL,
              payer TEXT NOT NULL,
              payee TEXT NOT NULL,
              amount INTEGER NOT NULL,
              billed INTEGER NOT NULL,
              cause TEXT NOT NULL,
              reverses INTEGER NOT NULL)""", """
            CREATE TRIGGER ledger_lines_are_final BEFORE UPDATE ON ledger
            BEGIN SELECT RAISE(ABORT, 'a line of the ledger never changes'); END"""),
            // What one pays another, summed up line by line: a statement over a million lines reads a few hundred sums.
            List.of("""
            CREATE TABLE ledger_sum (
              period INTEGER NOT NULL,
              payer TEXT NOT NULL,
              payee TEXT NOT NULL,
              contract TEXT NOT NULL,
              center TEXT NOT NULL,
              chip TEXT NOT NULL,
              tier TEXT NOT NULL,
              of_period INTEGER NOT NULL,
              cause TEXT NOT NULL,
              rate INTEGER NOT NULL,
              currency TEXT NOT NULL,
              billed INTEGER NOT NULL,
              amount INTEGER NOT NULL,
              PRIMARY KEY (period, payer, payee, contract, center, chip, tier, of_period, cause, rate, currency)
            ) WITHOUT ROWID""", """
            INSERT INTO ledger_sum
            SELECT period, payer, payee, contract, center, chip, tier, of_period, cause, rate, currency,
              sum(billed), sum(amount)
            FROM ledger WHERE rate > 0 GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11""", """
            CREATE TRIGGER ledger_line_is_summed AFTER INSERT ON ledger WHEN new.rate > 0
            BEGIN
              INSERT INTO ledger_sum VALUES (new.period, new.payer, new.payee, new.contract, new.center, new.chip,
                new.tier, new.of_period, new.cause, new.rate, new.currency, new.billed, new.amount)
              ON CONFLICT DO UPDATE SET billed = billed + new.billed, amount = amount + new.amount;
            END"""));

    private Schema() {}

    /** Brings an empty or older database forward; refuses a newer one and one that isn't ours. */
    static void bringForward(Connection connection, String file) throws SQLException {
        if (isEmpty(connection)) {
            execute(connection, "PRAGMA application_id = " + APPLICATION_ID);
            execute(connection, "CREATE TABLE schema_version (version INTEGER PRIMARY KEY, applied_millis INTEGER)");
        } else if (number(connection, "PRAGMA application_id") != APPLICATION_ID) {
            throw new StoreRefused("store.foreign-file", List.of(file, "another program's SQLite database"), null);
        }
        var version = number(connection, "SELECT coalesce(max(version), 0) FROM schema_version");
        if (version > STEPS.size()) {
            var known = Integer.toString(STEPS.size());
            throw new StoreRefused("store.newer-schema", List.of(file, Long.toString(version), known), null);
        }
        for (int step = (int) version; step < STEPS.size(); step++) {
            take(connection, step);
        }
    }

    private static void take(Connection connection, int step) throws SQLException {
        connection.setAutoCommit(false);
        for (var statement : STEPS.get(step)) {
            execute(connection, statement);
        }
        execute(
                connection,
                "INSERT INTO schema_version VALUES (" + (step + 1) + ", " + System.currentTimeMillis() + ")");
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        return number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
