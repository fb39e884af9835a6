package dev.sluice.app.store.sqlite;

import dev.sluice.core.ledger.Cause;
import dev.sluice.core.ledger.Entry;
import dev.sluice.core.tenant.Tier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A line of the ledger as a row of its table, there and back. */
final class LedgerLines {
    static final String INSERT = "INSERT INTO ledger VALUES (" + "?, ".repeat(24) + "?)";
    static final String SELECT = "SELECT * FROM ledger ";

    private LedgerLines() {}

    static PreparedStatement prepare(Connection connection) throws SQLException {
        return connection.prepareStatement(INSERT);
    }

    static void bind(PreparedStatement row, Entry line) throws SQLException {
        row.setLong(1, line.number());
        row.setString(2, line.kind().name());
        row.setInt(3, line.period());
        row.setInt(4, line.ofPeriod());
        row.setLong(5, line.bookedMillis());
        var use = line.use();
        row.setLong(6, use.workload());
        row.setInt(7, use.attempt());
        row.setString(8, use.tenant());
        row.setString(9, use.user());
        row.setString(10, use.center());
        row.setString(11, use.owner());
        row.setString(12, use.chip());
        row.setString(13, use.tier().name());
        row.setString(14, use.contract());
        row.setLong(15, line.span().milli());
        row.setLong(16, line.span().fromMillis());
        row.setLong(17, line.span().toMillis());
        var charge = line.charge();
        row.setLong(18, charge.rateMicros());
        row.setString(19, charge.currency());
        row.setString(20, charge.payer());
        row.setString(21, charge.payee());
        row.setLong(22, charge.amountMicros());
        row.setLong(23, line.billed());
        row.setString(24, line.cause().name());
        row.setLong(25, line.reverses());
    }

    static Entry read(ResultSet row) throws SQLException {
        var use = new Entry.Use(
                row.getLong(6),
                row.getInt(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                Tier.valueOf(row.getString(13)),
                row.getString(14));
        var span = new Entry.Span(row.getLong(15), row.getLong(16), row.getLong(17));
        var charge = new Entry.Charge(
                row.getLong(18), row.getString(19), row.getString(20), row.getString(21), row.getLong(22));
        return new Entry(
                row.getLong(1),
                Entry.Kind.valueOf(row.getString(2)),
                row.getInt(3),
                row.getInt(4),
                row.getLong(5),
                use,
                span,
                charge,
                Cause.valueOf(row.getString(24)),
                row.getLong(25));
    }
}
