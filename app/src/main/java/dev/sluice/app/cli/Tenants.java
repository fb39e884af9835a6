package dev.sluice.app.cli;

import dev.sluice.app.cli.api.Call;
import dev.sluice.app.cli.api.Client;
import dev.sluice.app.cli.json.Tree;
import dev.sluice.app.cli.table.Cell;
import dev.sluice.app.cli.table.Column;
import dev.sluice.app.cli.table.Style;
import dev.sluice.app.cli.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the tenant tree with guarantees, limits and use. */
@Command(name = "tenants")
final class Tenants implements Callable<Integer> {
    private final Root root;

    @Option(
            names = {"-t", "--tenant"},
            paramLabel = "PATH")
    private String tenant = "";

    @Option(
            names = {"-w", "--watch"},
            arity = "0..1",
            fallbackValue = "2",
            paramLabel = "SECONDS")
    private @Nullable Integer watch;

    @Mixin
    private Output output = new Output();

    Tenants(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        var client = root.client();
        output.print(root, watch, () -> listing(client));
        return Exit.OK.code();
    }

    private Listing listing(Client client) {
        var tenants = client.send(Call.get("tenants").with("tenant", tenant));
        boolean budgets = tenants.list("tenants").stream().anyMatch(one -> one.has("budget"));
        var table = new Table(columns(budgets));
        for (var one : tenants.list("tenants")) {
            var chips = one.list("chips");
            table.add(cells(one, chips.isEmpty() ? Tree.NOTHING : chips.getFirst(), true, budgets));
            chips.stream().skip(1).forEach(chip -> table.add(cells(one, chip, false, budgets)));
        }
        var names = tenants.list("tenants").stream().map(t -> t.text("path")).toList();
        return new Listing(tenants, table, names, root.say("cli.none.tenants"));
    }

    private List<Column> columns(boolean budgets) {
        var columns = new ArrayList<>(List.of(
                Column.text(root.say("cli.column.tenant"), 12),
                Column.number(root.say("cli.column.weight")),
                Column.number(root.say("cli.column.running")),
                Column.number(root.say("cli.column.waiting")),
                Column.path(root.say("cli.column.chip"), 8),
                Column.number(root.say("cli.column.guarantee")),
                Column.number(root.say("cli.column.limit")),
                Column.number(root.say("cli.column.used")),
                Column.number(root.say("cli.column.owned")).ifRoom(),
                Column.number(root.say("cli.column.borrowed")).ifRoom()));
        if (budgets) {
            columns.add(4, Column.text(root.say("cli.column.budget")));
        }
        return columns;
    }

    /** In a table for people the tree is drawn by indenting; machines get the path in every row. */
    private List<Cell> cells(Tree one, Tree chip, boolean first, boolean budgets) {
        boolean drawn = output.format() != Format.CSV;
        var path = one.text("path");
        var name = drawn && tenant.isEmpty()
                ? "  ".repeat((int) Math.max(0, one.number("depth") - 1)) + path.substring(path.lastIndexOf('/') + 1)
                : path;
        boolean repeated = drawn && !first;
        boolean known = chip.has("chip");
        var cells = new ArrayList<>(List.of(
                Cell.of(repeated ? "" : name),
                Cell.of(repeated ? "" : one.text("weight")),
                Cell.of(repeated ? "" : count(one, "running", "mostRunning")),
                Cell.of(repeated ? "" : count(one, "waiting", "mostWaiting")),
                Cell.of(chip.text("chip")),
                new Cell(known ? Words.devices(chip.number("guaranteeMilli")) : "", stated(chip)),
                Cell.of(chip.has("limitMilli") ? Words.devices(chip.number("limitMilli")) : known ? "-" : ""),
                Cell.of(known ? Words.devices(chip.number("usedMilli")) : ""),
                Cell.of(known ? Words.devices(chip.number("ownedMilli")) : ""),
                Cell.of(known ? Words.devices(chip.number("borrowedMilli")) : "")));
        if (budgets) {
            var level = one.text("budget");
            boolean shown = !repeated && !level.isEmpty();
            cells.add(
                    4, shown ? new Cell(new Words(root).word("budget", level), BudgetVerb.style(level)) : Cell.of(""));
        }
        return cells;
    }

    /** {@code 3}, or {@code 3/10} where there is a limit. */
    private static String count(Tree one, String count, String most) {
        return one.has(most) ? one.text(count) + "/" + one.text(most) : one.text(count);
    }

    /** A guarantee that only follows from owned centers is fainter than one that was written down. */
    private static Style stated(Tree chip) {
        return chip.flag("stated") ? Style.PLAIN : Style.FAINT;
    }
}
