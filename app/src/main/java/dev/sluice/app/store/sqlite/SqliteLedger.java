package dev.sluice.app.store.sqlite;

import dev.sluice.app.store.JournalFailure;
import dev.sluice.app.store.LedgerStore;
import dev.sluice.core.ledger.Entry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The ledger's reading side, and its making anew. Each read has a connection of its own. */
final class SqliteLedger implements LedgerStore {
    private static final int PIECE_ROWS = 5_000;

    private final Database database;

    SqliteLedger(Database database) {
        this.database = database;
    }

    /** Work with a connection. */
    private interface Reading<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T reading(Reading<T> work) {
        try (var connection = database.openReader()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new JournalFailure("ledger.read-failed", List.of(Database.reason(e)), e);
        }
    }

    @Override
    public long last() {
        return reading(SqliteLedger::last);
    }

    private static long last(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT coalesce(max(number), 0) FROM ledger")) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    @Override
    public List<Entry> page(long after, int max) {
        return reading(connection -> {
            try (var select =
                    connection.prepareStatement(LedgerLines.SELECT + "WHERE number > ? ORDER BY number LIMIT ?")) {
                select.setLong(1, after);
                select.setInt(2, max);
                var lines = new ArrayList<Entry>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        lines.add(LedgerLines.read(rows));
                    }
                }
                return lines;
            }
        });
    }

    @Override
    public void replace(Consumer<Consumer<Entry>> lines) {
        database.writeTurn.lock();
        try (var connection = database.openWriter(Database.Durability.SYNCED)) {
            connection.setAutoCommit(false);
            try (var delete = connection.createStatement();
                    var insert = LedgerLines.prepare(connection)) {
                delete.execute("DELETE FROM ledger");
                delete.execute("DELETE FROM ledger_sum");
                var batch = new Batch(insert);
                lines.accept(batch::add);
                batch.flush();
                connection.commit();
            } catch (Batch.Failed failed) {
                connection.rollback();
                throw failed.cause;
            }
        } catch (SQLException e) {
            throw new JournalFailure("ledger.rebuild-failed", List.of(Database.reason(e)), e);
        } finally {
            database.writeTurn.unlock();
        }
    }

    /** Rows on their way into the table. */
    private static final class Batch {
        private final PreparedStatement insert;
        private int waiting;

        Batch(PreparedStatement insert) {
            this.insert = insert;
        }

        /** Carries a failure through code that knows nothing of databases. */
        private static final class Failed extends RuntimeException {
            private static final long serialVersionUID = 1;

            private final SQLException cause;

            Failed(SQLException cause) {
                super(cause);
                this.cause = cause;
            }
        }

        void add(Entry line) {
            try {
                LedgerLines.bind(insert, line);
                insert.addBatch();
                waiting++;
                if (waiting == PIECE_ROWS) {
                    flush();
                }
            } catch (SQLException e) {
                throw new Failed(e);
            }
        }

        void flush() throws SQLException {
            insert.executeBatch();
            waiting = 0;
        }
    }

    @Override
    public List<UsageSum> usage(UsageQuery query, List<Dimension> by, long before) {
        var columns = by.stream()
                .map(dimension -> dimension == Dimension.PERIOD
                        ? "of_period"
                        : dimension.name().toLowerCase(Locale.ROOT))
                .toList();
        var keys = columns.isEmpty() ? "" : String.join(", ", columns) + ", ";
        var part = "milli * (min(to_millis, ?2) - max(from_millis, ?1))";
        var sql = "SELECT " + keys
                + "sum(CASE kind WHEN 'USE' THEN " + part + " ELSE 0 END), "
                + "sum(CASE kind WHEN 'LOSS' THEN " + part + " ELSE 0 END) FROM ledger "
                + "WHERE number < ?4 AND to_millis > ?1 AND from_millis < ?2 AND (?3 IS NULL OR "
                + within("tenant", "?3") + ")"
                + (columns.isEmpty()
                        ? ""
                        : " GROUP BY " + String.join(", ", columns) + " ORDER BY " + String.join(", ", columns));
        return reading(connection -> {
            try (var select = connection.prepareStatement(sql)) {
                select.setLong(1, query.fromMillis());
                select.setLong(2, query.toMillis());
                select.setString(3, query.tenant());
                select.setLong(4, before);
                try (var rows = select.executeQuery()) {
                    return sums(rows, columns.size());
                }
            }
        });
    }

    private static List<UsageSum> sums(ResultSet rows, int keys) throws SQLException {
        var sums = new ArrayList<UsageSum>();
        while (rows.next()) {
            var values = new ArrayList<String>();
            for (int key = 1; key <= keys; key++) {
                values.add(rows.getString(key));
            }
            sums.add(new UsageSum(values, rows.getLong(keys + 1), rows.getLong(keys + 2)));
        }
        return sums;
    }

    @Override
    public List<ChargeSum> charges(ChargeQuery query) {
        var columns = "payer, payee, contract, center, chip, tier, of_period, cause, rate, currency";
        var sql = "SELECT " + columns + ", billed, amount FROM ledger_sum WHERE period = ?1 AND " + "(?2 IS NULL OR "
                + within("payer", "?2") + " OR " + within("payee", "?2") + ") ORDER BY " + columns;
        return reading(connection -> {
            try (var select = connection.prepareStatement(sql)) {
                select.setInt(1, query.period());
                select.setString(2, query.tenant());
                try (var rows = select.executeQuery()) {
                    return charges(rows);
                }
            }
        });
    }

    private static List<ChargeSum> charges(ResultSet rows) throws SQLException {
        var sums = new ArrayList<ChargeSum>();
        while (rows.next()) {
            sums.add(new ChargeSum(
                    rows.getString(1),
                    rows.getString(2),
                    rows.getString(3),
                    rows.getString(4),
                    rows.getString(5),
                    rows.getString(6),
                    rows.getInt(7),
                    rows.getString(8),
                    rows.getLong(9),
                    rows.getString(10),
                    rows.getLong(11),
                    rows.getLong(12)));
        }
        return sums;
    }

    /** A path and all below it; the character after the slash ends the range. */
    private static String within(String column, String path) {
        return "(" + column + " = " + path + " OR " + column + " >= " + path + " || '/' AND " + column + " < " + path
                + " || '0')";
    }
}
