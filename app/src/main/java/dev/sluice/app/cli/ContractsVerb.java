package dev.sluice.app.cli;

import dev.sluice.app.cli.api.Call;
import dev.sluice.app.cli.json.Tree;
import dev.sluice.app.cli.table.Cell;
import dev.sluice.app.cli.table.Column;
import dev.sluice.app.cli.table.Style;
import dev.sluice.app.cli.table.Table;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Contracts between owners. */
@Command(name = "contracts")
final class ContractsVerb implements Runnable {
    private final Root root;

    ContractsVerb(Root root) {
        this.root = root;
    }

    @Override
    public void run() {
        throw new Failure(
                Exit.USAGE,
                root.say(
                        "cli.usage.inner",
                        "sluice contracts",
                        "ls, describe, propose, sign, recall, withdraw, "
                                + "offers, requests, offer, request, unlist, clear"));
    }

    private static Call changing(Call call) {
        return call.header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static void tell(Root root, Output output, String done, Tree contract) {
        if (!output.printed(root, contract) && !root.quiet()) {
            var state = new Words(root).word("contract", contract.text("state"));
            root.screen().line(root.say("cli.contracts." + done, contract.text("name"), state));
        }
    }

    /** Lists contracts. */
    @Command(name = "ls")
    static final class Ls implements Callable<Integer> {
        private final Root root;

        @Option(names = "--state", paramLabel = "STATE", split = ",")
        private List<String> states = List.of();

        @Option(names = "--tenant", paramLabel = "TENANT")
        private String tenant = "";

        @Mixin
        private Output output = new Output();

        Ls(Root root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            var call = Call.get("contracts")
                    .with("state", String.join(",", states))
                    .with("tenant", tenant);
            var contracts = root.client().send(call);
            var table = new Table(List.of(
                    Column.text(root.say("cli.column.name"), 12),
                    Column.text(root.say("cli.column.state")),
                    Column.text(root.say("cli.column.lender"), 10),
                    Column.text(root.say("cli.column.borrower"), 10),
                    Column.text(root.say("cli.column.chip"), 10),
                    Column.number(root.say("cli.column.devices")),
                    Column.number(root.say("cli.column.moves")),
                    Column.text(root.say("cli.column.until"), 10)));
            contracts.list("contracts").forEach(contract -> table.add(row(contract)));
            var names = contracts.list("contracts").stream()
                    .map(contract -> contract.text("name"))
                    .toList();
            output.print(root, new Listing(contracts, table, names, root.say("cli.none.contracts")));
            return Exit.OK.code();
        }

        private List<Cell> row(Tree contract) {
            var state = contract.text("state");
            var style = switch (state) {
                case "active" -> Style.GOOD;
                case "recalling" -> Style.BUSY;
                case "ended" -> Style.FAINT;
                default -> Style.WAIT;
            };
            return List.of(
                    Cell.of(contract.text("name")),
                    new Cell(new Words(root).word("contract", state), style),
                    Cell.of(contract.text("lender")),
                    Cell.of(contract.text("borrower")),
                    Cell.of(contract.text("chip")),
                    Cell.of(contract.text("devices")),
                    Cell.of(contract.text("moves")),
                    Cell.of(Words.time(contract.number("untilMillis"))));
        }
    }

    /** Shows the terms of a contract and where it stands. */
    @Command(name = "describe")
    static final class Show implements Callable<Integer> {
        private final Root root;

        @Parameters(paramLabel = "NAME", descriptionKey = "NAME")
        private String name = "";

        @Mixin
        private Output output = new Output();

        Show(Root root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            var contract = root.client().send(Call.get("contracts", name));
            if (!output.printed(root, contract)) {
                new ContractPage(root, contract).print();
            }
            return Exit.OK.code();
        }
    }

    /** Proposes a contract from a file. */
    @Command(name = "propose")
    static final class Propose implements Callable<Integer> {
        private final Root root;

        @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
        private String file = "";

        @Option(names = "--dry-run")
        private boolean dryRun;

        @Mixin
        private Output output = new Output();

        Propose(Root root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            var input = Input.read(root, file);
            var call = changing(Call.post("contracts")).with("dryRun", dryRun).body(input.mediaType(), input.bytes());
            tell(root, output, dryRun ? "checked" : "proposed", root.client().send(call));
            return Exit.OK.code();
        }
    }

    /** Signs a contract for one's own side. */
    @Command(name = "sign")
    static final class Sign implements Callable<Integer> {
        private final Root root;

        @Parameters(paramLabel = "NAME", descriptionKey = "NAME")
        private String name = "";

        @Option(names = "--side", paramLabel = "SIDE")
        private String side = "";

        @Mixin
        private Output output = new Output();

        Sign(Root root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            var call = changing(Call.post("contracts", name, "sign")).with("side", side);
            tell(root, output, "signed", root.client().send(call));
            return Exit.OK.code();
        }
    }

    /** Takes back a proposal, or turns it down. */
    @Command(name = "withdraw")
    static final class Withdraw implements Callable<Integer> {
        private final Root root;

        @Parameters(paramLabel = "NAME", descriptionKey = "NAME")
        private String name = "";

        @Mixin
        private Output output = new Output();

        Withdraw(Root root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            tell(root, output, "withdrawn", root.client().send(changing(Call.post("contracts", name, "withdraw"))));
            return Exit.OK.code();
        }
    }

    /** Asks for devices back. */
    @Command(name = "recall")
    static final class Recall implements Callable<Integer> {
        private final Root root;

        @Parameters(paramLabel = "NAME", descriptionKey = "NAME")
        private String name = "";

        @Option(names = "--devices", paramLabel = "NUMBER")
        private String devices = "";

        @Mixin
        private Output output = new Output();

        Recall(Root root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            var call = changing(Call.post("contracts", name, "recall")).with("devices", devices);
            var contract = root.client().send(call);
            if (!output.printed(root, contract) && !root.quiet()) {
                var last = contract.list("recalls").getLast();
                root.screen()
                        .line(root.say(
                                "cli.contracts.recalled",
                                contract.text("name"),
                                last.text("devices"),
                                Words.time(last.number("backMillis"))));
            }
            return Exit.OK.code();
        }
    }
}
