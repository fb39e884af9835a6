package dev.sluice.app.report.terminal;

import dev.sluice.app.cli.table.Style;
import dev.sluice.app.cli.table.Width;
import dev.sluice.app.report.Hashes;
import dev.sluice.app.report.Ladder;
import dev.sluice.app.report.Measured;
import dev.sluice.app.report.MoneyRow;
import dev.sluice.app.report.OwnerChange;
import dev.sluice.app.report.Reasons;
import dev.sluice.app.report.ReplayReport;
import dev.sluice.app.report.Summary;
import dev.sluice.app.text.Texts;
import java.util.Comparator;
import java.util.List;

/** The report as lines of text: a function of what was found and of the terminal. */
public final class TerminalReport {
    private static final int REASONS = 5;
    private static final int OWNERS = 10;
    private static final int WIDTH = 80;

    private final ReplayReport report;
    private final Lines lines;
    private final Tables tables;

    private TerminalReport(ReplayReport report, Lines lines) {
        this.report = report;
        this.lines = lines;
        this.tables = new Tables(lines);
    }

    /**
     * All lines, none wider than the terminal where its tables can be shortened to that.
     *
     * @param width cells of a line; 0 = unknown, then 80
     * @param colours whether words may be coloured
     */
    public static List<String> lines(ReplayReport report, Texts texts, int width, boolean colours) {
        var lines = new Lines(texts, width <= 0 ? WIDTH : width, colours);
        new TerminalReport(report, lines).write();
        return lines.all();
    }

    private void write() {
        lines.add(lines.say("report.page", report.input().name()), Style.STRONG);
        Summary.sentences(report, lines.texts()).forEach(sentence -> lines.wrap("", sentence));
        Ladder.of(report).ifPresent(ladder -> {
            lines.heading("report.waterfall.title");
            new WaterfallLines(ladder, lines).write();
        });
        if (!report.setups().isEmpty()) {
            lines.heading("report.setups.title");
            tables.setups(report.setups());
        }
        report.reached().ifPresent(this::reached);
        if (!report.packing().isEmpty()) {
            lines.heading("report.packing.title");
            tables.packing(report.packing());
        }
        reproduce();
    }

    private void reached(Measured reached) {
        lines.heading("report.use.title", reached.name());
        new UseLines(reached, lines).write();
        lines.heading("report.waiting.title");
        tables.times(report.setups());
        tables.times("report.column.size", reached.outcome().sizes());
        tables.times("report.column.chip", reached.outcome().chips());
        owners(reached);
        report.setups().stream().filter(each -> !each.money().isEmpty()).forEach(this::money);
        lines.heading("report.reasons.title", reached.name());
        reasons(reached);
    }

    private void owners(Measured reached) {
        lines.heading("report.owners.title", reached.name());
        var changes = report.aloneFor(reached)
                .map(alone -> OwnerChange.between(alone, reached.outcome()))
                .orElse(List.of());
        if (changes.isEmpty()) {
            lines.wrap("", lines.say("report.owners.none"));
            return;
        }
        long worse = changes.stream().filter(OwnerChange::worseOff).count();
        var owners = lines.figures().many(changes.size(), "owner");
        lines.add(
                worse == 0
                        ? lines.say("report.summary.nobody-worse", owners)
                        : lines.say("report.owners.worse", lines.figures().count(worse), owners),
                worse == 0 ? Style.GOOD : Style.BAD);
        if (changes.size() > OWNERS) {
            lines.add(lines.say("report.owners.rows-least", OWNERS), Style.FAINT);
        }
        tables.owners(changes.stream()
                .sorted(OwnerChange.LEAST_GAIN_FIRST)
                .limit(OWNERS)
                .toList());
    }

    private void money(Measured measured) {
        lines.heading("report.money.title", measured.name());
        lines.wrap("", lines.say("report.money.intro"));
        tables.money(MoneyRow.of(report, measured));
    }

    private void reasons(Measured reached) {
        var reasons = Reasons.of(reached.outcome());
        if (reasons.isEmpty()) {
            lines.add(lines.say("report.reasons.none"), Style.PLAIN);
        }
        for (var reason : reasons.subList(0, Math.min(REASONS, reasons.size()))) {
            var part = Width.padLeft(lines.figures().percent(reason.part()), 7);
            lines.wrap(part + "  ", Reasons.words(reason.code(), lines.texts()));
        }
    }

    private void reproduce() {
        lines.heading("report.reproduce.title");
        var facts = List.of(
                List.of("report.reproduce.version", report.version()),
                List.of("report.reproduce.input", report.input().hash()),
                List.of("report.reproduce.configuration", Hashes.configuration(report)),
                List.of("report.reproduce.result", Hashes.result(report)));
        int widest = facts.stream()
                .map(fact -> Width.of(lines.say(fact.getFirst())))
                .max(Comparator.naturalOrder())
                .orElse(0);
        for (var fact : facts) {
            lines.folded(Width.padRight(lines.say(fact.getFirst()), widest) + "  ", fact.getLast());
        }
    }
}
