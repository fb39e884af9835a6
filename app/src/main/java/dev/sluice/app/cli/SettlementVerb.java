package dev.sluice.app.cli;

import dev.sluice.app.bill.Money;
import dev.sluice.app.cli.api.Call;
import dev.sluice.app.cli.table.Cell;
import dev.sluice.app.cli.table.Column;
import dev.sluice.app.cli.table.Table;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what owners transfer after a month. */
@Command(name = "settlement")
final class SettlementVerb implements Callable<Integer> {
    private final Root root;

    @Option(names = "--period", paramLabel = "YYYY-MM")
    private String period = "";

    @Mixin
    private Output output = new Output();

    SettlementVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        var settlement = root.client().send(Call.get("settlement").with("period", period));
        var table = new Table(List.of(
                Column.text(root.say("bill.from"), 8),
                Column.text(root.say("bill.to"), 8),
                Column.number(root.say("bill.amount")),
                Column.text(root.say("bill.currency"))));
        for (var transfer : settlement.list("transfers")) {
            table.add(List.of(
                    Cell.of(transfer.text("from")),
                    Cell.of(transfer.text("to")),
                    Cell.of(Money.text(transfer.number("micros"))),
                    Cell.of(transfer.text("currency"))));
        }
        var names = settlement.list("transfers").stream()
                .map(transfer -> transfer.text("from"))
                .toList();
        output.print(root, new Listing(settlement, table, names, root.say("cli.none.transfers")));
        if (output.format() == Format.TABLE) {
            root.screen().line(root.say(settlement.flag("closed") ? "bill.closed" : "bill.open"));
            root.screen().flush();
        }
        return Exit.OK.code();
    }
}
