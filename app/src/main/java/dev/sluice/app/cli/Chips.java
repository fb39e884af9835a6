package dev.sluice.app.cli;

import dev.sluice.app.cli.api.Call;
import dev.sluice.app.cli.json.Tree;
import dev.sluice.app.cli.table.Cell;
import dev.sluice.app.cli.table.Column;
import dev.sluice.app.cli.table.Style;
import dev.sluice.app.cli.table.Table;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the chip catalogue, or each figure of one chip with its source. */
@Command(name = "chips")
final class Chips implements Callable<Integer> {
    private final Root root;

    @Parameters(arity = "0..1", paramLabel = "ID")
    private String id = "";

    @Mixin
    private Output output = new Output();

    Chips(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        var all = root.client().send(Call.get("chips"));
        output.print(root, id.isEmpty() ? catalogue(all) : figures(all));
        return Exit.OK.code();
    }

    private Listing catalogue(Tree all) {
        var table = new Table(List.of(
                Column.text(root.say("cli.column.id"), 12),
                Column.text(root.say("cli.column.vendor"), 8),
                Column.text(root.say("cli.column.in-pool")),
                Column.number("BF16 TFLOP/s"),
                Column.number("FP8 TFLOP/s").ifRoom(),
                Column.number(root.say("cli.column.memory")),
                Column.number(root.say("cli.column.bandwidth")),
                Column.number(root.say("cli.column.power")).ifRoom(),
                Column.text(root.say("cli.column.name"), 10).ifRoom()));
        for (var chip : all.list("chips")) {
            table.add(List.of(
                    Cell.of(chip.text("id")),
                    Cell.of(chip.text("vendor")),
                    new Cell(
                            root.say(chip.flag("inPool") ? "cli.yes" : "cli.no"),
                            chip.flag("inPool") ? Style.GOOD : Style.FAINT),
                    figure(chip, "bf16"),
                    figure(chip, "fp8"),
                    figure(chip, "memory"),
                    figure(chip, "bandwidth"),
                    figure(chip, "power"),
                    Cell.of(chip.text("name"))));
        }
        var names = all.list("chips").stream().map(chip -> chip.text("id")).toList();
        return new Listing(all, table, names, root.say("cli.none.chips"));
    }

    private static Cell figure(Tree chip, String measure) {
        for (var figure : chip.list("figures")) {
            if (figure.text("measure").equals(measure)) {
                return Cell.of(amount(figure));
            }
        }
        return new Cell(chip.texts("lacks").contains(measure) ? "-" : "?", Style.FAINT);
    }

    /** Rates in thousands of what the catalogue counts in, memory in GiB, all else as it is. */
    private static String amount(Tree figure) {
        long value = figure.number("value");
        return switch (figure.text("unit")) {
            case "GFLOP/s", "GOP/s" -> Words.devices(value);
            case "MiB" -> Words.memory(value);
            default -> value + " " + figure.text("unit");
        };
    }

    private Listing figures(Tree all) {
        var chip = all.list("chips").stream()
                .filter(one -> one.text("id").equals(id))
                .findFirst()
                .orElseThrow(() -> new Failure(Exit.NOT_FOUND, root.say("cli.no-chip", id)));
        var table = new Table(List.of(
                Column.text(root.say("cli.column.figure")),
                Column.number(root.say("cli.column.value")),
                Column.text(root.say("cli.column.unit")),
                Column.text(root.say("cli.column.density")).ifRoom(),
                Column.text(root.say("cli.column.basis")).ifRoom(),
                Column.text(root.say("cli.column.certainty")),
                Column.text(root.say("cli.column.date")),
                Column.text(root.say("cli.column.source"), 12),
                Column.text(root.say("cli.column.address")).ifWide(),
                Column.text(root.say("cli.column.note")).ifWide()));
        for (var figure : chip.list("figures")) {
            table.add(List.of(
                    Cell.of(figure.text("measure")),
                    Cell.of(figure.text("value")),
                    Cell.of(figure.text("unit")),
                    Cell.of(figure.text("density")),
                    Cell.of(figure.text("basis")),
                    Cell.of(figure.text("certainty")),
                    Cell.of(figure.text("date")),
                    Cell.of(figure.text("source")),
                    Cell.of(figure.text("address")),
                    Cell.of(figure.text("note"))));
        }
        var names = chip.list("figures").stream().map(f -> f.text("measure")).toList();
        return new Listing(chip, table, names, root.say("cli.none.chips"));
    }
}
