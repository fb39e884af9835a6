package dev.sluice.app.cli;

import dev.sluice.app.cli.json.Tree;
import dev.sluice.app.cli.table.Cell;
import dev.sluice.app.cli.table.Column;
import dev.sluice.app.cli.table.Style;
import dev.sluice.app.cli.table.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Keeps the servers that the user has given names. */
@Command(name = "context")
final class ContextVerb implements Runnable {
    private final Root root;

    ContextVerb(Root root) {
        this.root = root;
    }

    @Override
    public void run() {
        throw new Failure(Exit.USAGE, root.say("cli.usage.inner", "sluice context", "ls, use, set"));
    }

    /** Lists contexts. */
    @Command(name = "ls")
    static final class Ls implements Callable<Integer> {
        private final Root root;

        @Mixin
        private Output output = new Output();

        Ls(Root root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            var contexts = root.reach().contexts();
            var current = contexts.currentName();
            var list = Tree.array();
            var table = new Table(List.of(
                    Column.text(root.say("cli.column.current")),
                    Column.text(root.say("cli.column.name")),
                    Column.text(root.say("cli.column.server"), 16),
                    Column.text(root.say("cli.column.token-file"), 12)));
            for (var context : contexts.all()) {
                boolean chosen = context.name().equals(current);
                var entry = Tree.object();
                entry.fields().put("name", Tree.of(context.name()));
                entry.fields().put("server", Tree.of(context.server().toString()));
                entry.fields().put("tokenFile", Tree.of(context.tokenFile()));
                entry.fields().put("current", new Tree.Flag(chosen));
                list.items().add(entry);
                table.add(List.of(
                        new Cell(chosen ? "*" : "", Style.GOOD),
                        Cell.of(context.name()),
                        Cell.of(context.server().toString()),
                        Cell.of(context.tokenFile())));
            }
            var document = Tree.object();
            document.fields().put("contexts", list);
            var names = list.items().stream().map(entry -> entry.text("name")).toList();
            output.print(root, new Listing(document, table, names, root.say("cli.none.contexts", contexts.file())));
            return Exit.OK.code();
        }
    }

    /** Makes a context the one that counts. */
    @Command(name = "use")
    static final class Use implements Callable<Integer> {
        private final Root root;

        @Parameters(paramLabel = "NAME")
        private String name = "";

        Use(Root root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            root.reach().contexts().use(name);
            root.note("cli.context.used", name);
            return Exit.OK.code();
        }
    }

    /** Adds or changes a context, from the options that name a server for all verbs. */
    @Command(name = "set")
    static final class Add implements Callable<Integer> {
        private final Root root;

        @Parameters(paramLabel = "NAME")
        private String name = "";

        Add(Root root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            var wish = root.wish();
            if (wish.server().isEmpty()) {
                throw new Failure(Exit.USAGE, root.say("cli.context.no-server", name));
            }
            var file = wish.tokenFile().isEmpty()
                    ? ""
                    : Path.of(wish.tokenFile()).toAbsolutePath().toString();
            root.reach().contexts().set(name, wish.server(), file);
            root.note("cli.context.set", name, root.reach().contexts().file());
            return Exit.OK.code();
        }
    }
}
