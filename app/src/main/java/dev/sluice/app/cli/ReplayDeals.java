package dev.sluice.app.cli;

import dev.sluice.app.input.Doc;
import dev.sluice.app.input.Problem;
import dev.sluice.app.work.ContractFile;
import dev.sluice.app.work.PricesFile;
import dev.sluice.core.Rejection;
import dev.sluice.core.contract.ContractSpec;
import dev.sluice.core.pool.SpotPrice;
import dev.sluice.core.replay.Deals;
import dev.sluice.core.replay.Setup;
import dev.sluice.core.replay.Trace;
import dev.sluice.core.unit.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** The option for what owners agreed on: a folder of contracts, and of prices of idle devices. */
final class ReplayDeals {
    private static final String PRICES = "prices.yaml";

    @Option(names = "--contracts", paramLabel = "DIR")
    private String folder = "";

    private final List<ContractSpec> contracts = new ArrayList<>();
    private final List<SpotPrice> prices = new ArrayList<>();

    /** What holds in those of the set-ups that lend; what the core would refuse ends the verb with a message. */
    Deals read(Root root, Trace trace, List<Setup> setups) {
        if (folder.isEmpty()) {
            return Deals.NONE;
        }
        long begin = trace.jobs().getFirst().submitMillis();
        for (var file : files(root)) {
            boolean priced = file.getFileName().toString().equals(PRICES);
            for (var document : documents(root, file)) {
                if (priced) {
                    prices.addAll(meant(root, file, PricesFile::read, document));
                } else {
                    contracts.add(meant(root, file, each -> ContractFile.read(each, begin), document));
                }
            }
        }
        var deals = new Deals(contracts, prices, List.of());
        var lending = setups.stream().filter(deals::holdIn).findFirst();
        if (lending.isEmpty()) {
            throw new Failure(Exit.USAGE, root.say("cli.replay.nobody-lends", folder));
        }
        var refused = deals.refusedFor(trace, lending.get());
        if (!refused.isEmpty()) {
            throw new Failure(
                    Exit.USAGE, refused.stream().map(each -> words(root, each)).toArray(String[]::new));
        }
        return deals;
    }

    /** What decides the outcome, for the report. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        contracts.forEach(contract -> lines.add("contract " + contract));
        prices.forEach(price -> lines.add("price " + price));
        return lines;
    }

    private List<Path> files(Root root) {
        try (var found = Files.list(Path.of(folder))) {
            var files = found.filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            if (!files.isEmpty()) {
                return files;
            }
        } catch (IOException | InvalidPathException e) {
            // Said below, like a folder without contracts.
        }
        throw new Failure(Exit.USAGE, root.say("cli.replay.no-contracts", folder));
    }

    private static List<Doc> documents(Root root, Path file) {
        try {
            var parsed = Doc.parse(file.toString(), Files.readAllBytes(file));
            if (parsed.problems().isEmpty()) {
                return parsed.documents();
            }
            throw failure(root, file, parsed.problems());
        } catch (IOException e) {
            throw new Failure(Exit.USAGE, root.say("cli.input.none", file));
        }
    }

    private static <T> T meant(Root root, Path file, Function<Doc, Doc.Reading<T>> reader, Doc document) {
        return switch (reader.apply(document)) {
            case Doc.Meant<T>(T value) -> value;
            case Doc.Refused<T>(var problems) -> throw failure(root, file, problems);
        };
    }

    private static Failure failure(Root root, Path file, List<Problem> problems) {
        return new Failure(
                Exit.USAGE,
                problems.stream()
                        .map(problem -> file + ":" + problem.line() + ":" + problem.column() + ": "
                                + problem.text(root.texts()))
                        .toArray(String[]::new));
    }

    private static String words(Root root, Deals.Refused refused) {
        return switch (refused.why()) {
            case Rejection.NotLendable(var name, var lender, var chip, var needed, var lendable, var since) ->
                root.say(
                        "cli.replay.not-lendable",
                        name,
                        lender,
                        lendable / Limits.DEVICE_MILLI,
                        chip,
                        needed / Limits.DEVICE_MILLI);
            case Rejection.NotFound(var what, var name) -> root.say("cli.replay.not-found", refused.name(), what, name);
            case Rejection.TermOver over -> root.say("cli.replay.term-over", over.contract(), over.what());
            case Rejection why ->
                root.say(
                        "cli.replay.deal-refused",
                        refused.name(),
                        why.getClass()
                                .getSimpleName()
                                .replaceAll("([a-z])([A-Z])", "$1-$2")
                                .toLowerCase(Locale.ROOT));
        };
    }
}
