package dev.sluice.app.cli;

import dev.sluice.app.bill.Money;
import dev.sluice.app.cli.api.Call;
import dev.sluice.app.cli.json.Tree;
import dev.sluice.app.cli.json.Trees;
import dev.sluice.app.cli.table.Cell;
import dev.sluice.app.cli.table.Column;
import dev.sluice.app.cli.table.Style;
import dev.sluice.app.cli.table.Table;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What tenants may owe in a month. */
@Command(name = "budget")
final class BudgetVerb implements Runnable {
    private final Root root;

    BudgetVerb(Root root) {
        this.root = root;
    }

    @Override
    public void run() {
        throw new Failure(Exit.USAGE, root.say("cli.usage.inner", "sluice budget", "show, set, end"));
    }

    private static Listing listing(Root root, Tree budgets) {
        var table = new Table(List.of(
                Column.text(root.say("cli.column.tenant"), 8),
                Column.text(root.say("cli.column.month")).ifRoom(),
                Column.number(root.say("cli.column.owes")),
                Column.number(root.say("cli.column.soft")),
                Column.number(root.say("cli.column.hard")),
                Column.text(root.say("cli.column.currency")),
                Column.text(root.say("cli.column.state"), 12),
                Column.text(root.say("cli.column.stops"), 10)));
        budgets.list("budgets").forEach(budget -> table.add(row(root, budget)));
        var names = budgets.list("budgets").stream()
                .map(budget -> budget.text("tenant"))
                .toList();
        return new Listing(budgets, table, names, root.say("cli.none.budgets"));
    }

    private static List<Cell> row(Root root, Tree budget) {
        var level = budget.text("level");
        return List.of(
                Cell.of(budget.text("tenant")),
                Cell.of(budget.text("period")),
                Cell.of(Money.text(budget.number("owedMicros"))),
                Cell.of(limit(budget, "softMicros")),
                Cell.of(limit(budget, "hardMicros")),
                Cell.of(budget.text("currency")),
                new Cell(new Words(root).word("budget", level), style(level)),
                Cell.of(budget.has("stopMillis") ? Words.time(budget.number("stopMillis")) : ""));
    }

    private static String limit(Tree budget, String name) {
        return budget.has(name) ? Money.text(budget.number(name)) : "-";
    }

    /** How a level looks wherever it is shown. */
    static Style style(String level) {
        return switch (level) {
            case "within" -> Style.GOOD;
            case "warned" -> Style.WAIT;
            default -> Style.BAD;
        };
    }

    /** Shows budgets and how much of them is used up. */
    @Command(name = "show")
    static final class Show implements Callable<Integer> {
        private final Root root;

        @Option(
                names = {"-t", "--tenant"},
                paramLabel = "PATH")
        private String tenant = "";

        @Mixin
        private Output output = new Output();

        Show(Root root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            output.print(
                    root, listing(root, root.client().send(Call.get("budgets").with("tenant", tenant))));
            return Exit.OK.code();
        }
    }

    /** Sets a budget. */
    @Command(name = "set")
    static final class Set implements Callable<Integer> {
        private final Root root;

        @Parameters(index = "0", paramLabel = "TENANT", descriptionKey = "TENANT")
        private String tenant = "";

        @Parameters(index = "1", paramLabel = "CURRENCY", descriptionKey = "CURRENCY")
        private String currency = "";

        @Option(names = "--soft", paramLabel = "AMOUNT")
        private String soft = "";

        @Option(names = "--hard", paramLabel = "AMOUNT")
        private String hard = "";

        @Option(names = "--grace", paramLabel = "DURATION")
        private String grace = "";

        @Mixin
        private Output output = new Output();

        Set(Root root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            var wanted = Tree.object();
            wanted.fields().put("tenant", Tree.of(tenant));
            wanted.fields().put("currency", Tree.of(currency));
            amount(wanted, "soft", soft);
            amount(wanted, "hard", hard);
            if (!grace.isEmpty()) {
                wanted.fields().put("grace", Tree.of(grace));
            }
            var now = root.client()
                    .send(Call.put("budgets")
                            .header("Idempotency-Key", UUID.randomUUID().toString())
                            .body("application/json", Trees.jsonLine(wanted).getBytes(StandardCharsets.UTF_8)));
            if (!root.quiet()) {
                output.print(root, listing(root, now));
            }
            return Exit.OK.code();
        }

        private static void amount(Tree.Fields wanted, String name, String text) {
            if (!text.isEmpty()) {
                boolean number = text.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
                wanted.fields().put(name, number ? new Tree.Digits(text) : Tree.of(text));
            }
        }
    }

    /** Takes a budget back. */
    @Command(name = "end")
    static final class End implements Callable<Integer> {
        private final Root root;

        @Parameters(index = "0", paramLabel = "TENANT", descriptionKey = "TENANT")
        private String tenant = "";

        @Parameters(index = "1", paramLabel = "CURRENCY", descriptionKey = "CURRENCY")
        private String currency = "";

        End(Root root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            root.client()
                    .send(Call.delete("budgets")
                            .with("tenant", tenant)
                            .with("currency", currency)
                            .header("Idempotency-Key", UUID.randomUUID().toString()));
            if (!root.quiet()) {
                root.screen().line(root.say("cli.budget.ended", tenant, currency));
            }
            return Exit.OK.code();
        }
    }
}
