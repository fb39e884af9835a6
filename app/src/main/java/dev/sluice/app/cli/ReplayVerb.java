package dev.sluice.app.cli;

import dev.sluice.app.replay.Comparison;
import dev.sluice.app.report.FleetFacts;
import dev.sluice.app.report.Measured;
import dev.sluice.app.report.ReplayReport;
import dev.sluice.core.replay.Setup;
import dev.sluice.core.replay.Setups;
import dev.sluice.core.replay.Trace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Replays a trace in several set-ups and reports what each would make of it. */
@Command(name = "replay")
final class ReplayVerb implements Callable<Integer> {
    private static final List<String> OF_MANY = List.of("silo", "pool-fifo", "pool");
    private static final List<String> OF_ONE = List.of("pool-fifo", "pool");

    private static final int MOST_THREADS = 64;

    private final Root root;

    @Mixin
    private ReplayInput input = new ReplayInput();

    @Option(names = "--compare", paramLabel = "SETUP,...", split = ",", hideParamSyntax = true)
    private List<String> compare = List.of();

    @Option(names = "--no-levers")
    private boolean noLevers;

    @Option(names = "--threads", paramLabel = "N")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private ReplayConditions conditions = new ReplayConditions();

    @Mixin
    private ReplayDeals deals = new ReplayDeals();

    @Option(names = "--export", paramLabel = "FILE")
    private String export = "";

    @Mixin
    private PackingOptions packing = new PackingOptions();

    @Mixin
    private ReplayOutput output = new ReplayOutput();

    ReplayVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InterruptedException {
        output.check(root);
        ReplayConditions.within(root, "--threads", threads, 1, MOST_THREADS);
        if (!export.isEmpty()) {
            new TraceExport(root).run(export);
            return Exit.OK.code();
        }
        if (packing.wanted()) {
            pack();
            return Exit.OK.code();
        }
        var read = input.read(root, conditions.seed());
        var trace = conditions.applied(root, read);
        var setups = setups(trace);
        output.check(root, setups);
        output.print(root, compared(trace, setups));
        return Exit.OK.code();
    }

    private void pack() throws InterruptedException {
        if (packing.departing()) {
            packing.depart(root, input, threads).print(output.json());
        } else {
            output.print(root, packing.run(root, input, threads));
        }
    }

    private ReplayReport compared(Trace trace, List<Setup> setups) throws InterruptedException {
        var agreed = deals.read(root, trace, setups);
        var bar = new ProgressBar(root, root.say("cli.replay.replays", trace.name()));
        List<Measured> measured;
        try {
            measured = new Comparison(trace, setups, conditions.conditions(root, trace), agreed).run(threads, bar::at);
        } finally {
            bar.end();
        }
        var lines = new ArrayList<>(input.lines());
        lines.addAll(conditions.lines(trace));
        lines.addAll(deals.lines());
        return new ReplayReport(
                root.version(),
                new ReplayReport.Input(trace.name(), Long.toHexString(trace.hash())),
                lines,
                FleetFacts.of(trace.fleet()),
                measured,
                List.of());
    }

    private List<Setup> setups(Trace trace) {
        var ladder = Setups.ladderFor(trace);
        boolean many = ladder.contains("pooling");
        var names = new LinkedHashSet<>(compare.isEmpty() ? many ? OF_MANY : OF_ONE : compare);
        if (many && !noLevers && names.contains("silo") && names.contains("pool")) {
            // A waterfall needs the steps between what is compared.
            names.remove("pool");
            names.addAll(ladder);
            names.add("pool");
        }
        return names.stream().map(name -> Setups.fitted(setup(name), trace)).toList();
    }

    private Setup setup(String name) {
        return Setups.named(name.strip())
                .orElseThrow(() -> new Failure(
                        Exit.USAGE,
                        root.say("cli.replay.no-setup", name),
                        root.say(
                                "cli.replay.setups",
                                String.join(", ", Setups.names()),
                                String.join(", ", Setups.policyNames()))));
    }
}
