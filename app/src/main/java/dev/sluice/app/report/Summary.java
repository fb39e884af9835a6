package dev.sluice.app.report;

import dev.sluice.app.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The report in a few sentences, for those who read no further. */
public final class Summary {
    private static final int NAMED = 3;

    private final ReplayReport report;
    private final Texts texts;
    private final Figures figures;
    private final List<String> sentences = new ArrayList<>();

    private Summary(ReplayReport report, Texts texts) {
        this.report = report;
        this.texts = texts;
        this.figures = new Figures(texts);
    }

    /** Three to five sentences; none where nothing but packing was measured. */
    public static List<String> sentences(ReplayReport report, Texts texts) {
        var summary = new Summary(report, texts);
        report.reached().ifPresent(summary::tell);
        return List.copyOf(summary.sentences);
    }

    private void tell(Measured reached) {
        if (reached.outcome().workloads() == 0) {
            say("report.summary.no-work");
            return;
        }
        Ladder.of(report).ifPresentOrElse(this::gain, () -> use(reached));
        waiting(reached);
        owners(reached);
        losses(reached);
    }

    private void say(String key, Object... arguments) {
        sentences.add(texts.format(key, arguments));
    }

    private void gain(Ladder ladder) {
        var ceiling = ladder.top().utilisation().ceiling();
        say(
                "report.summary.gain",
                figures.many(report.fleet().owners(), "owner"),
                figures.count(report.fleet().devices()),
                figures.percent(ladder.usefulAlone()),
                figures.percent(ladder.usefulReached()),
                figures.percent(ceiling));
        buy(ladder).ifPresent(sentences::add);
    }

    /** How many devices the same gain would have cost to buy, in a sentence; absent if there is no gain. */
    public static Optional<String> buySentence(ReplayReport report, Texts texts) {
        return Ladder.of(report).flatMap(new Summary(report, texts)::buy);
    }

    private Optional<String> buy(Ladder ladder) {
        long devices = ladder.devicesToBuy(report.fleet().devices());
        return devices == 0
                ? Optional.empty()
                : Optional.of(texts.format("report.summary.buy", figures.about(devices)));
    }

    private void use(Measured reached) {
        var part = reached.utilisation();
        say(
                "report.summary.use",
                reached.name(),
                figures.count(report.fleet().devices()),
                figures.percent(part.allocated()),
                figures.percent(part.useful()),
                figures.percent(part.ceiling()));
    }

    private void waiting(Measured reached) {
        var here = reached.outcome().waiting();
        report.aloneFor(reached)
                .ifPresentOrElse(
                        alone -> say(
                                "report.summary.wait-compared",
                                figures.time(here.meanMillis()),
                                figures.time(alone.waiting().meanMillis()),
                                figures.time(here.percentile(95)),
                                figures.time(alone.waiting().percentile(95))),
                        () -> say(
                                "report.summary.wait",
                                figures.time(here.meanMillis()),
                                figures.time(here.percentile(95))));
    }

    private void owners(Measured reached) {
        report.aloneFor(reached).ifPresent(alone -> {
            var changes = OwnerChange.between(alone, reached.outcome());
            var worse = changes.stream().filter(OwnerChange::worseOff).toList();
            if (changes.isEmpty()) {
                return;
            }
            if (worse.isEmpty()) {
                say("report.summary.nobody-worse", figures.many(changes.size(), "owner"));
            } else {
                say(
                        "report.summary.somebody-worse",
                        figures.count(worse.size()),
                        figures.many(changes.size(), "owner"),
                        figures.names(worse.stream().map(OwnerChange::name).toList(), NAMED));
            }
        });
    }

    private void losses(Measured reached) {
        var losses = reached.outcome().losses();
        say(
                "report.summary.lost",
                figures.percent(Figures.part(losses.byStops(), losses.allocated())),
                figures.many(losses.stops(), "stop"));
    }
}
