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

/** Shows what the scheduler goes by. */
@Command(name = "settings")
final class SettingsVerb implements Callable<Integer> {
    private final Root root;

    @Mixin
    private Output output = new Output();

    SettingsVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        output.print(root, listing(root, root.client().send(Call.get("settings"))));
        return Exit.OK.code();
    }

    static Listing listing(Root root, Tree settings) {
        var table = new Table(List.of(
                Column.text(root.say("cli.column.setting"), 12),
                Column.text(root.say("cli.column.value")),
                Column.text(root.say("cli.column.default")).ifRoom(),
                Column.text(root.say("cli.column.allowed")).ifWide(),
                Column.text(root.say("cli.column.meaning"), 20)));
        for (var setting : settings.list("settings")) {
            table.add(List.of(
                    Cell.of(setting.text("name")),
                    new Cell(setting.text("value"), setting.flag("set") ? Style.STRONG : Style.PLAIN),
                    new Cell(setting.text("standard"), Style.FAINT),
                    Cell.of(allowed(setting)),
                    Cell.of(setting.text("meaning"))));
        }
        var names = settings.list("settings").stream().map(s -> s.text("name")).toList();
        return new Listing(settings, table, names, "");
    }

    private static String allowed(Tree setting) {
        return setting.has("choices")
                ? String.join(" ", setting.texts("choices"))
                : setting.text("least") + ".." + setting.text("most");
    }
}
