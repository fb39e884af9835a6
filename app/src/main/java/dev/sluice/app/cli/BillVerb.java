package dev.sluice.app.cli;

import dev.sluice.app.bill.Money;
import dev.sluice.app.cli.api.Call;
import dev.sluice.app.cli.json.Tree;
import dev.sluice.app.cli.json.Trees;
import dev.sluice.app.cli.table.Cell;
import dev.sluice.app.cli.table.Column;
import dev.sluice.app.cli.table.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;

/** Shows what a tenant owes and is owed. */
@Command(name = "bill")
final class BillVerb implements Callable<Integer> {
    private final Root root;

    @Option(
            names = {"-t", "--tenant"},
            paramLabel = "PATH")
    private String tenant = "";

    @Option(names = "--period", paramLabel = "YYYY-MM")
    private String period = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            descriptionKey = "format")
    private Form form = Form.TABLE;

    @Option(names = "--reconcile", paramLabel = "FILE")
    private String reconcile = "";

    /** How a bill is printed. */
    enum Form {
        TABLE,
        CSV,
        JSON,
        HTML,
        FOCUS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    BillVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        var call = Call.get("bill").with("tenant", tenant).with("period", period);
        if (!reconcile.isEmpty()) {
            return reconcile(root.client().send(call));
        }
        var screen = root.screen();
        switch (form) {
            case HTML -> screen.text(page(call));
            case JSON -> screen.text(Trees.json(root.client().send(call)));
            case CSV -> csv(root.client().send(call)).csv(true).forEach(screen::line);
            case FOCUS ->
                FocusExport.of(root.client().send(call), root).csv(true).forEach(screen::line);
            case TABLE -> table(root.client().send(call));
        }
        screen.flush();
        return Exit.OK.code();
    }

    /** Compares with a statement that the other side made with {@code -o json}. */
    private int reconcile(Tree bill) {
        var input = Input.read(root, reconcile);
        Tree theirs;
        try {
            theirs = Trees.readJson(new String(input.bytes(), StandardCharsets.UTF_8));
        } catch (JacksonException noJson) {
            throw new Failure(Exit.USAGE, root.say("cli.bill.no-statement", reconcile));
        }
        if (!theirs.has("lines") || !theirs.text("period").equals(bill.text("period"))) {
            throw new Failure(Exit.USAGE, root.say("cli.bill.other-month", reconcile, bill.text("period")));
        }
        var screen = root.screen();
        var table = new Reconciling(root).differences(bill, theirs);
        if (table.isEmpty()) {
            screen.line(root.say("cli.bill.agree"));
        } else if (form == Form.CSV) {
            table.csv(true).forEach(screen::line);
        } else {
            table.lines(new Table.View(screen.width(), false, true, screen.colours()))
                    .forEach(screen::line);
        }
        screen.flush();
        return table.isEmpty() ? Exit.OK.code() : Exit.FAILURE.code();
    }

    private String page(Call call) {
        try (var stream = root.client().stream(call, "text/html")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void table(Tree bill) {
        var screen = root.screen();
        var lines = table(bill, List.of("side", "party", "other", "what", "chip", "cause", "hours", "rate", "amount"));
        var view = new Table.View(screen.width(), false, true, screen.colours());
        lines.lines(view).forEach(screen::line);
        if (bill.list("lines").isEmpty()) {
            root.remark(root.say("bill.none"));
        }
        for (var total : bill.list("totals")) {
            screen.line(root.say(
                    "cli.bill.total",
                    total.text("currency"),
                    Money.text(total.number("owesMicros")),
                    Money.text(total.number("owedMicros")),
                    Money.text(total.number("netMicros"))));
        }
        screen.line(root.say(bill.flag("closed") ? "bill.closed" : "bill.open"));
    }

    private Table csv(Tree bill) {
        return table(
                bill,
                List.of(
                        "side",
                        "party",
                        "other",
                        "what",
                        "center",
                        "chip",
                        "month",
                        "cause",
                        "hours",
                        "millis",
                        "rate",
                        "amount",
                        "currency"));
    }

    private Table table(Tree bill, List<String> columns) {
        var table = new Table(columns.stream().map(this::column).toList());
        for (var line : bill.list("lines")) {
            table.add(columns.stream().map(column -> cell(line, column)).toList());
        }
        return table;
    }

    private Column column(String name) {
        var header = root.say("bill." + name);
        return switch (name) {
            case "hours", "millis", "rate", "amount" -> Column.number(header);
            case "party", "other", "what", "chip" -> Column.text(header, 8);
            case "cause" -> Column.text(header).ifRoom();
            default -> Column.text(header);
        };
    }

    private Cell cell(Tree line, String column) {
        return Cell.of(
                switch (column) {
                    case "side" -> root.say("bill." + line.text("side"));
                    case "what" -> what(line);
                    case "month" -> line.text("ofPeriod");
                    case "cause" -> root.say("bill.cause." + line.text("cause"));
                    case "hours" -> Money.hours(line.number("quantity"));
                    case "millis" -> Money.deviceMillis(line.number("quantity"));
                    case "rate" -> Money.text(line.number("rateMicros"));
                    case "amount" -> Money.text(line.number("amountMicros"));
                    default -> line.text(column);
                });
    }

    private String what(Tree line) {
        if (line.text("contract").isEmpty()) {
            return root.say("bill.tier." + line.text("tier"));
        }
        return line.text("cause").equals("recalled")
                ? root.say("bill.compensation", line.text("contract"))
                : line.text("contract");
    }
}
