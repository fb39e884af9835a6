package dev.sluice.app.cli;

import dev.sluice.app.cli.api.Call;
import dev.sluice.app.cli.json.Tree;
import dev.sluice.app.cli.json.Trees;
import dev.sluice.app.cli.table.Cell;
import dev.sluice.app.cli.table.Column;
import dev.sluice.app.cli.table.Style;
import dev.sluice.app.cli.table.Table;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes, lists and revokes tokens. */
@Command(name = "token")
final class Tokens implements Runnable {
    private final Root root;

    Tokens(Root root) {
        this.root = root;
    }

    @Override
    public void run() {
        throw new Failure(Exit.USAGE, root.say("cli.usage.inner", "sluice token", "create, ls, revoke"));
    }

    /** Makes a token. The secret alone goes to the output, so that it can be kept in a file at once. */
    @Command(name = "create")
    static final class Create implements Callable<Integer> {
        private final Root root;

        @Parameters(paramLabel = "NAME", descriptionKey = "NAME")
        private String name = "";

        @Option(names = "--role", required = true, paramLabel = "ROLE")
        private String role = "";

        @Option(
                names = {"-t", "--tenant"},
                paramLabel = "PATH")
        private String tenant = "";

        @Option(names = "--expires-in", paramLabel = "TIME")
        private String expiresIn = "";

        @Mixin
        private Output output = new Output();

        Create(Root root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            var wanted = Tree.object();
            wanted.fields().put("name", Tree.of(name));
            wanted.fields().put("role", Tree.of(role));
            if (!tenant.isEmpty()) {
                wanted.fields().put("tenant", Tree.of(tenant));
            }
            if (!expiresIn.isEmpty()) {
                wanted.fields().put("expiresIn", Tree.of(expiresIn));
            }
            var bytes = Trees.jsonLine(wanted).getBytes(StandardCharsets.UTF_8);
            var issued = root.client().send(Call.post("tokens").body("application/json", bytes));
            if (!output.printed(root, issued)) {
                root.screen().line(issued.text("secret"));
                root.note("cli.token.made", issued.text("id"), name, role);
            }
            return Exit.OK.code();
        }
    }

    /** Lists tokens without their secrets. */
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
            var tokens = root.client().send(Call.get("tokens"));
            var table = new Table(List.of(
                    Column.text(root.say("cli.column.id")),
                    Column.text(root.say("cli.column.name"), 8),
                    Column.text(root.say("cli.column.role")),
                    Column.path(root.say("cli.column.tenant"), 8),
                    Column.text(root.say("cli.column.status")),
                    Column.number(root.say("cli.column.age")),
                    Column.number(root.say("cli.column.last-used")).ifRoom(),
                    Column.text(root.say("cli.column.expires")).ifRoom()));
            for (var token : tokens.list("tokens")) {
                table.add(cells(token));
            }
            var names = tokens.list("tokens").stream().map(t -> t.text("id")).toList();
            output.print(root, new Listing(tokens, table, names, root.say("cli.none.tokens")));
            return Exit.OK.code();
        }

        private List<Cell> cells(Tree token) {
            var words = new Words(root);
            var tenant = token.text("tenant");
            boolean expires = token.has("expiresMillis");
            return List.of(
                    Cell.of(token.text("id")),
                    Cell.of(token.text("name")),
                    Cell.of(token.text("role")),
                    Cell.of(tenant.isEmpty() ? root.say("cli.all") : tenant),
                    status(token),
                    words.age(token.number("createdMillis")),
                    words.age(token.number("lastUsedMillis")),
                    Cell.of(expires ? Words.time(token.number("expiresMillis")) : root.say("cli.never")));
        }

        private Cell status(Tree token) {
            if (token.flag("usable")) {
                return new Cell(root.say("cli.token.usable"), Style.GOOD);
            }
            return new Cell(
                    root.say(token.has("revokedMillis") ? "cli.token.revoked" : "cli.token.expired"), Style.FAINT);
        }
    }

    /** Revokes tokens from now on. */
    @Command(name = "revoke")
    static final class Revoke implements Callable<Integer> {
        private final Root root;

        @Parameters(arity = "1..*", paramLabel = "ID")
        private List<String> ids = List.of();

        Revoke(Root root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            var client = root.client();
            for (var id : ids) {
                client.send(Call.delete("tokens", id));
                root.note("cli.token.gone", id);
            }
            return Exit.OK.code();
        }
    }
}
