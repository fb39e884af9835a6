package dev.sluice.app.report.html;

import dev.sluice.app.report.Measured;
import dev.sluice.app.report.MoneyRow;
import dev.sluice.app.report.html.Grid.Cell;
import dev.sluice.app.report.html.Grid.Column;
import dev.sluice.core.replay.Spread;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What lending brought each owner and what it cost, where owners had agreed on anything. */
final class MoneySection {
    private final Sheet sheet;

    private MoneySection(Sheet sheet) {
        this.sheet = sheet;
    }

    static void write(Sheet sheet) {
        var lending = sheet.report().setups().stream()
                .filter(each -> !each.money().isEmpty())
                .toList();
        if (!lending.isEmpty()) {
            sheet.section("money");
            lending.forEach(new MoneySection(sheet)::table);
            sheet.close();
        }
    }

    private void table(Measured measured) {
        sheet.heading(measured.name());
        var grid = new Grid(List.of(
                Column.text(sheet.say("report.column.owner")),
                Column.number(sheet.say("report.money.earned")),
                Column.number(sheet.say("report.money.paid")),
                Column.number(sheet.say("report.money.net")),
                Column.text(sheet.say("report.money.currency")),
                Column.number(sheet.say("report.money.wait-without")),
                Column.number(sheet.say("report.money.wait-here"))));
        for (var row : MoneyRow.of(sheet.report(), measured)) {
            var money = row.money();
            grid.add(List.of(
                    Cell.of(money.owner()),
                    Cell.of(sheet.figures().money(money.earnedMicros())),
                    Cell.of(sheet.figures().money(money.paidMicros())),
                    Cell.of(sheet.figures().money(money.netMicros())),
                    Cell.of(money.currency()),
                    mean(row.without()),
                    mean(row.here())));
        }
        grid.write(sheet.out());
    }

    private Cell mean(@Nullable Spread waiting) {
        return Cell.of(waiting == null ? "-" : sheet.figures().time(waiting.meanMillis()));
    }
}
