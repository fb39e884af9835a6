package dev.sluice.app.cli;

import java.util.List;
import picocli.CommandLine;

/** The verbs of this package in the order in which the help lists them. */
final class Verbs {
    private static final List<String> NAMES = List.of(
            "submit",
            "ps",
            "describe",
            "explain",
            "logs",
            "cancel",
            "hold",
            "release",
            "top",
            "nodes",
            "drain",
            "undrain",
            "centers",
            "center",
            "chips",
            "tenants",
            "rules",
            "contracts",
            "settings",
            "usage",
            "prices",
            "budget",
            "bill",
            "settlement",
            "ledger",
            "events",
            "replay",
            "token",
            "whoami",
            "context",
            "completion",
            "version",
            "help");

    private final Root root;
    private final Cli cli;

    Verbs(Root root, Cli cli) {
        this.root = root;
        this.cli = cli;
    }

    List<String> names() {
        return NAMES;
    }

    CommandLine make(String name) {
        return switch (name) {
            case "submit" -> new CommandLine(new Submit(root));
            case "ps" -> new CommandLine(new Ps(root));
            case "describe" -> new CommandLine(new Describe(root));
            case "explain" -> new CommandLine(new Explain(root));
            case "logs" -> new CommandLine(new Logs(root));
            case "cancel", "hold", "release" -> new CommandLine(new Act(root, name));
            case "top" -> new CommandLine(new TopVerb(root));
            case "nodes" -> new CommandLine(new Nodes(root));
            case "drain" -> new CommandLine(new Drain(root));
            case "undrain" -> new CommandLine(new Undrain(root));
            case "centers" -> new CommandLine(new Centers(root));
            case "center" -> centers();
            case "chips" -> new CommandLine(new Chips(root));
            case "tenants" -> new CommandLine(new Tenants(root)).addSubcommand("apply", new TenantsApply(root));
            case "rules" -> new CommandLine(new RulesVerb(root)).addSubcommand("apply", new RulesApply(root));
            case "contracts" -> contracts();
            case "settings" -> new CommandLine(new SettingsVerb(root)).addSubcommand("set", new SettingsSet(root));
            case "usage" -> new CommandLine(new UsageVerb(root));
            case "prices" ->
                new CommandLine(new PricesVerb(root))
                        .addSubcommand("set", new PricesVerb.Set(root))
                        .addSubcommand("end", new PricesVerb.End(root));
            case "budget" ->
                new CommandLine(new BudgetVerb(root))
                        .addSubcommand("show", new BudgetVerb.Show(root))
                        .addSubcommand("set", new BudgetVerb.Set(root))
                        .addSubcommand("end", new BudgetVerb.End(root));
            case "bill" -> new CommandLine(new BillVerb(root));
            case "settlement" -> new CommandLine(new SettlementVerb(root));
            case "ledger" ->
                new CommandLine(new LedgerVerb(root))
                        .addSubcommand("check", new LedgerVerb.Check(root))
                        .addSubcommand("rebuild", new LedgerVerb.Rebuild(root))
                        .addSubcommand("close", new LedgerVerb.Close(root));
            case "events" -> new CommandLine(new Events(root));
            case "replay" -> new CommandLine(new ReplayVerb(root));
            case "token" -> tokens();
            case "whoami" -> new CommandLine(new Whoami(root));
            case "context" -> contexts();
            case "completion" -> new CommandLine(new Completion(root, cli));
            case "version" -> new CommandLine(new Version(root));
            case "help" -> new CommandLine(new HelpVerb(root, cli));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private CommandLine centers() {
        return new CommandLine(new CenterVerb(root))
                .addSubcommand("add", new CenterVerb.Add(root))
                .addSubcommand("check", new CenterVerb.Check(root));
    }

    private CommandLine contracts() {
        return new CommandLine(new ContractsVerb(root))
                .addSubcommand("ls", new ContractsVerb.Ls(root))
                .addSubcommand("describe", new ContractsVerb.Show(root))
                .addSubcommand("propose", new ContractsVerb.Propose(root))
                .addSubcommand("sign", new ContractsVerb.Sign(root))
                .addSubcommand("recall", new ContractsVerb.Recall(root))
                .addSubcommand("withdraw", new ContractsVerb.Withdraw(root))
                .addSubcommand("offers", new MarketVerbs.Offers(root))
                .addSubcommand("requests", new MarketVerbs.Requests(root))
                .addSubcommand("offer", new MarketVerbs.Offer(root))
                .addSubcommand("request", new MarketVerbs.Request(root))
                .addSubcommand("unlist", new MarketVerbs.Unlist(root))
                .addSubcommand("clear", new MarketVerbs.Clear(root));
    }

    private CommandLine tokens() {
        return new CommandLine(new Tokens(root))
                .addSubcommand("create", new Tokens.Create(root))
                .addSubcommand("ls", new Tokens.Ls(root))
                .addSubcommand("revoke", new Tokens.Revoke(root));
    }

    private CommandLine contexts() {
        return new CommandLine(new ContextVerb(root))
                .addSubcommand("ls", new ContextVerb.Ls(root))
                .addSubcommand("use", new ContextVerb.Use(root))
                .addSubcommand("set", new ContextVerb.Add(root));
    }
}
