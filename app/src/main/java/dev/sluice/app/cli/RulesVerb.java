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

/** Shows who may use which chips where. */
@Command(name = "rules")
final class RulesVerb implements Callable<Integer> {
    private final Root root;

    @Mixin
    private Output output = new Output();

    RulesVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        output.print(root, listing(root, root.client().send(Call.get("rules"))));
        return Exit.OK.code();
    }

    static Listing listing(Root root, Tree rules) {
        var table = new Table(List.of(
                Column.text(root.say("cli.column.rule"), 12),
                Column.text(root.say("cli.column.effect")),
                Column.text(root.say("cli.column.tenant"), 12),
                Column.text(root.say("cli.column.chip"), 12),
                Column.text(root.say("cli.column.center"), 12)));
        for (var rule : rules.list("rules")) {
            boolean allows = rule.text("effect").equals("allow");
            table.add(List.of(
                    Cell.of(rule.text("name")),
                    new Cell(root.say("cli.effect." + rule.text("effect")), allows ? Style.GOOD : Style.WAIT),
                    names(root, rule, "tenants"),
                    names(root, rule, "chips"),
                    names(root, rule, "centers")));
        }
        var names = rules.list("rules").stream().map(rule -> rule.text("name")).toList();
        return new Listing(rules, table, names, root.say("cli.none.rules"));
    }

    private static Cell names(Root root, Tree rule, String kind) {
        var names = rule.texts(kind);
        return names.isEmpty() ? new Cell(root.say("cli.rules.all"), Style.FAINT) : Cell.of(String.join(" ", names));
    }
}
