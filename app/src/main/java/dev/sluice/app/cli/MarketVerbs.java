package dev.sluice.app.cli;

import dev.sluice.app.bill.Money;
import dev.sluice.app.cli.api.Call;
import dev.sluice.app.cli.json.Tree;
import dev.sluice.app.cli.table.Cell;
import dev.sluice.app.cli.table.Column;
import dev.sluice.app.cli.table.Table;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Offers and requests: commands below {@code contracts}. */
final class MarketVerbs {
    private MarketVerbs() {}

    private static Call changing(Call call) {
        return call.header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static Listing listing(Root root, Tree market) {
        var table = new Table(List.of(
                Column.text(root.say("cli.column.name"), 8),
                Column.text(root.say("cli.column.tenant"), 8),
                Column.text(root.say("cli.column.chip"), 8),
                Column.number(root.say("cli.column.left")),
                Column.number(root.say("cli.column.price")),
                Column.text(root.say("cli.column.currency")),
                Column.text(root.say("cli.column.from"), 10).ifRoom(),
                Column.text(root.say("cli.column.until"), 10),
                Column.text(root.say("cli.column.notice")).ifRoom(),
                Column.text(root.say("cli.column.signs")).ifRoom()));
        for (var bid : market.list("bids")) {
            table.add(List.of(
                    Cell.of(bid.text("name")),
                    Cell.of(bid.text("tenant")),
                    Cell.of(bid.text("chip")),
                    Cell.of(bid.text("left") + "/" + bid.text("devices")),
                    Cell.of(Money.text(bid.number("hourMicros"))),
                    Cell.of(bid.text("currency")),
                    Cell.of(bid.has("fromMillis") ? Words.time(bid.number("fromMillis")) : "-"),
                    Cell.of(Words.time(bid.number("untilMillis"))),
                    Cell.of(Words.span(bid.number("noticeMillis"))),
                    Cell.of(root.say(bid.flag("standing") ? "cli.market.rule" : "cli.market.hand"))));
        }
        var names = market.list("bids").stream().map(bid -> bid.text("name")).toList();
        return new Listing(market, table, names, root.say("cli.none.bids"));
    }

    /** Lists offers. */
    @Command(name = "offers")
    static final class Offers implements Callable<Integer> {
        private final Root root;

        @Option(names = "--chip", paramLabel = "CHIP")
        private String chip = "";

        @Mixin
        private Output output = new Output();

        Offers(Root root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            var call = Call.get("market").with("side", "offer").with("chip", chip);
            output.print(root, listing(root, root.client().send(call)));
            return Exit.OK.code();
        }
    }

    /** Lists requests. */
    @Command(name = "requests")
    static final class Requests implements Callable<Integer> {
        private final Root root;

        @Option(names = "--chip", paramLabel = "CHIP")
        private String chip = "";

        @Mixin
        private Output output = new Output();

        Requests(Root root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            var call = Call.get("market").with("side", "request").with("chip", chip);
            output.print(root, listing(root, root.client().send(call)));
            return Exit.OK.code();
        }
    }

    private static int publish(Root root, Output output, String place, String file) {
        var input = Input.read(root, file);
        var now = root.client().send(changing(Call.post("market", place)).body(input.mediaType(), input.bytes()));
        if (!root.quiet()) {
            output.print(root, listing(root, now));
        }
        return Exit.OK.code();
    }

    /** Publishes an offer. */
    @Command(name = "offer")
    static final class Offer implements Callable<Integer> {
        private final Root root;

        @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
        private String file = "";

        @Mixin
        private Output output = new Output();

        Offer(Root root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            return publish(root, output, "offers", file);
        }
    }

    /** Publishes a request. */
    @Command(name = "request")
    static final class Request implements Callable<Integer> {
        private final Root root;

        @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
        private String file = "";

        @Mixin
        private Output output = new Output();

        Request(Root root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            return publish(root, output, "requests", file);
        }
    }

    /** Takes an offer or a request back. */
    @Command(name = "unlist")
    static final class Unlist implements Callable<Integer> {
        private final Root root;

        @Parameters(paramLabel = "NAME", descriptionKey = "NAME")
        private String name = "";

        Unlist(Root root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            root.client().send(changing(Call.delete("market", name)));
            if (!root.quiet()) {
                root.screen().line(root.say("cli.market.ended", name));
            }
            return Exit.OK.code();
        }
    }

    /** Makes contracts of them. */
    @Command(name = "clear")
    static final class Clear implements Callable<Integer> {
        private final Root root;

        @Option(names = "--dry-run")
        private boolean dryRun;

        @Mixin
        private Output output = new Output();

        Clear(Root root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            var call = Call.post("market", "clear");
            var cleared = root.client().send(changing(call.with("dryRun", dryRun)));
            var table = new Table(List.of(
                    Column.text(root.say("cli.column.name"), 12),
                    Column.text(root.say("cli.column.lender"), 8),
                    Column.text(root.say("cli.column.borrower"), 8),
                    Column.text(root.say("cli.column.chip"), 8),
                    Column.number(root.say("cli.column.devices")),
                    Column.number(root.say("cli.column.price")),
                    Column.text(root.say("cli.column.currency")),
                    Column.text(root.say("cli.column.signed"))));
            for (var match : cleared.list("matches")) {
                table.add(List.of(
                        Cell.of(match.text("contract")),
                        Cell.of(match.text("lender")),
                        Cell.of(match.text("borrower")),
                        Cell.of(match.text("chip")),
                        Cell.of(match.text("devices")),
                        Cell.of(Money.text(match.number("hourMicros"))),
                        Cell.of(match.text("currency")),
                        Cell.of(signed(match))));
            }
            var names = cleared.list("matches").stream()
                    .map(match -> match.text("contract"))
                    .toList();
            output.print(root, new Listing(cleared, table, names, root.say("cli.none.matches")));
            return Exit.OK.code();
        }

        private String signed(Tree match) {
            var words = match.texts("signed").stream()
                    .map(side -> root.say("cli.column." + side).toLowerCase(Locale.ROOT))
                    .toList();
            return words.isEmpty() ? "-" : String.join(", ", words);
        }
    }
}
