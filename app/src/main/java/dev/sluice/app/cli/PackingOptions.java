package dev.sluice.app.cli;

import dev.sluice.app.replay.PackingRuns;
import dev.sluice.app.replay.QueueRuns;
import dev.sluice.app.report.FleetFacts;
import dev.sluice.app.report.Packing;
import dev.sluice.app.report.ReplayReport;
import dev.sluice.core.replay.PackingOutcome;
import dev.sluice.core.replay.Trace;
import dev.sluice.core.schedule.place.PlacePolicies;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The options of the packing procedure, and its run. */
final class PackingOptions {
    private static final Pattern SEEDS = Pattern.compile("([0-9]{1,9})(?:\\.\\.([0-9]{1,9}))?");
    private static final int MOST_SEEDS = 1000;
    private static final int MOST_LOAD = 1000;
    private static final double PPM_OF_PERCENT = 10_000;
    private static final int[] TOLD_AT = {100, 130};

    @Option(names = "--packing")
    private boolean packing;

    @Option(names = "--seeds", paramLabel = "N..M")
    private String seeds = "42..51";

    @Option(names = "--place", paramLabel = "POLICY,...", split = ",", hideParamSyntax = true)
    private List<String> place = List.of();

    @Option(names = "--departures", paramLabel = "PERCENT,...", split = ",", hideParamSyntax = true)
    private List<Integer> departures = List.of();

    boolean wanted() {
        return packing;
    }

    /** Whether work shall leave again, at some loads. */
    boolean departing() {
        return !departures.isEmpty();
    }

    /** Lets work of each list come, wait and leave, with each policy at each load. */
    Departures depart(Root root, ReplayInput input, int threads) throws InterruptedException {
        var numbers = seeds(root);
        var policies = policies(root);
        departures.forEach(load -> ReplayConditions.within(root, "--departures", load, 1, MOST_LOAD));
        var runs = new QueueRuns();
        for (var list : input.lists(root)) {
            for (var policy : policies) {
                departures.forEach(load -> runs.add(list, listOf(list.name()), policy, load * 10, numbers));
            }
        }
        var bar = new ProgressBar(root, root.say("cli.replay.departs"));
        try {
            return new Departures(root, runs.run(threads, bar::at), numbers);
        } finally {
            bar.end();
        }
    }

    /** Packs each list of the trace with each policy. */
    ReplayReport run(Root root, ReplayInput input, int threads) throws InterruptedException {
        var numbers = seeds(root);
        var policies = policies(root);
        var lists = input.lists(root);
        var bar = new ProgressBar(root, root.say("cli.replay.packs", Integer.toString(lists.size())));
        List<PackingOutcome> outcomes;
        try {
            outcomes = new PackingRuns(lists, policies, numbers).run(threads, bar::at);
        } finally {
            bar.end();
        }
        var lines = new ArrayList<>(input.lines());
        lines.add("packing");
        lines.add("seeds " + seeds);
        lines.add("place " + String.join(",", policies));
        var first = lists.getFirst();
        return new ReplayReport(
                root.version(),
                new ReplayReport.Input(first.name().replaceAll("/.*", ""), Long.toHexString(hash(lists))),
                lines,
                FleetFacts.of(first.fleet()),
                List.of(),
                told(outcomes, numbers));
    }

    /** The part of a trace's name that tells which of its lists it is. */
    private static String listOf(String traceName) {
        return traceName.replaceAll(".*/", "");
    }

    private static long hash(List<Trace> lists) {
        long hash = 0;
        for (var list : lists) {
            hash = hash * 31 + list.hash();
        }
        return hash;
    }

    private static List<Packing> told(List<PackingOutcome> outcomes, List<Long> numbers) {
        var told = new ArrayList<Packing>();
        for (int percent : TOLD_AT) {
            for (var outcome : outcomes) {
                told.add(new Packing(
                        listOf(outcome.list()),
                        outcome.policy(),
                        numbers,
                        percent,
                        outcome.unallocatedPpmAt(percent) / PPM_OF_PERCENT,
                        outcome.deviationPpmAt(percent) / PPM_OF_PERCENT));
            }
        }
        return told;
    }

    private List<String> policies(Root root) {
        var names = PlacePolicies.names();
        for (var name : place) {
            if (!names.contains(name)) {
                throw new Failure(Exit.USAGE, root.say("cli.replay.no-policy", name, String.join(", ", names)));
            }
        }
        return place.isEmpty() ? names : place;
    }

    private List<Long> seeds(Root root) {
        var numbers = new ArrayList<Long>();
        for (var part : seeds.split(",", -1)) {
            var range = SEEDS.matcher(part.strip());
            if (!range.matches()) {
                throw badSeeds(root);
            }
            long from = Long.parseLong(range.group(1));
            long to = range.group(2) == null ? from : Long.parseLong(range.group(2));
            if (to < from || to - from >= MOST_SEEDS) {
                throw badSeeds(root);
            }
            for (long seed = from; seed <= to; seed++) {
                numbers.add(seed);
            }
        }
        if (numbers.size() > MOST_SEEDS) {
            throw badSeeds(root);
        }
        return numbers;
    }

    private Failure badSeeds(Root root) {
        return new Failure(Exit.USAGE, root.say("cli.replay.seeds", seeds, MOST_SEEDS));
    }
}
