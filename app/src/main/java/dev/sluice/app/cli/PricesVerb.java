package dev.sluice.app.cli;

import dev.sluice.app.bill.Money;
import dev.sluice.app.cli.api.Call;
import dev.sluice.app.cli.json.Tree;
import dev.sluice.app.cli.json.Trees;
import dev.sluice.app.cli.table.Cell;
import dev.sluice.app.cli.table.Column;
import dev.sluice.app.cli.table.Table;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what owners ask for their idle devices. */
@Command(name = "prices")
final class PricesVerb implements Callable<Integer> {
    private final Root root;

    @Mixin
    private Output output = new Output();

    PricesVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        output.print(root, listing(root, root.client().send(Call.get("prices"))));
        return Exit.OK.code();
    }

    private static Listing listing(Root root, Tree prices) {
        var table = new Table(List.of(
                Column.text(root.say("cli.column.center"), 8),
                Column.text(root.say("cli.column.owner"), 8),
                Column.text(root.say("cli.column.chip"), 8),
                Column.number(root.say("cli.column.price")),
                Column.text(root.say("cli.column.currency"))));
        for (var price : prices.list("prices")) {
            table.add(List.of(
                    Cell.of(price.text("center")),
                    Cell.of(price.text("owner")),
                    Cell.of(price.text("chip")),
                    Cell.of(Money.text(price.number("micros"))),
                    Cell.of(price.text("currency"))));
        }
        var names = prices.list("prices").stream()
                .map(price -> price.text("center") + "/" + price.text("chip"))
                .toList();
        return new Listing(prices, table, names, root.say("cli.none.prices"));
    }

    /** Publishes a price. */
    @Command(name = "set")
    static final class Set implements Callable<Integer> {
        private final Root root;

        @Parameters(index = "0", paramLabel = "CENTER", descriptionKey = "CENTER")
        private String center = "";

        @Parameters(index = "1", paramLabel = "CHIP", descriptionKey = "CHIP")
        private String chip = "";

        @Parameters(index = "2", paramLabel = "PRICE", descriptionKey = "PRICE")
        private String price = "";

        @Parameters(index = "3", paramLabel = "CURRENCY", descriptionKey = "CURRENCY")
        private String currency = "";

        @Mixin
        private Output output = new Output();

        Set(Root root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            var wanted = Tree.object();
            boolean number = price.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
            wanted.fields().put("price", number ? new Tree.Digits(price) : Tree.of(price));
            wanted.fields().put("currency", Tree.of(currency));
            var bytes = Trees.jsonLine(wanted).getBytes(StandardCharsets.UTF_8);
            var now = root.client()
                    .send(Call.put("prices", center, chip)
                            .header("Idempotency-Key", UUID.randomUUID().toString())
                            .body("application/json", bytes));
            if (!root.quiet()) {
                output.print(root, listing(root, now));
            }
            return Exit.OK.code();
        }
    }

    /** Takes a price back. */
    @Command(name = "end")
    static final class End implements Callable<Integer> {
        private final Root root;

        @Parameters(index = "0", paramLabel = "CENTER", descriptionKey = "CENTER")
        private String center = "";

        @Parameters(index = "1", paramLabel = "CHIP", descriptionKey = "CHIP")
        private String chip = "";

        End(Root root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            root.client().send(Call.delete("prices", center, chip));
            if (!root.quiet()) {
                root.screen().line(root.say("cli.prices.ended", chip, center));
            }
            return Exit.OK.code();
        }
    }
}
