package dev.sluice.app.report.html;

import dev.sluice.app.report.FleetFacts;
import dev.sluice.app.report.Ladder;
import dev.sluice.app.report.OwnerChange;
import dev.sluice.app.report.Summary;

/** The page of one language: what matters first, then each question with its pictures. */
final class Page {
    private static final int CHIPS_NAMED = 6;

    private final Sheet sheet;

    private Page(Sheet sheet) {
        this.sheet = sheet;
    }

    static void write(Sheet sheet) {
        new Page(sheet).write();
    }

    private void write() {
        sheet.out().open("main", "lang", HtmlReport.tag(sheet.texts())).line();
        header();
        Ladder.of(sheet.report()).ifPresent(this::waterfall);
        if (!sheet.report().setups().isEmpty()) {
            UseSection.write(sheet);
            WaitingSection.write(sheet);
            OwnersSection.write(sheet);
            MoneySection.write(sheet);
            FleetSections.write(sheet);
        }
        PackingSection.write(sheet);
        ReproduceSection.write(sheet);
        sheet.out().close().line();
    }

    private void header() {
        var out = sheet.out();
        out.open("header");
        out.leaf("p", sheet.say("report.kicker"), "class", "kicker");
        out.leaf("h1", sheet.report().input().name());
        out.leaf("p", facts(), "class", "facts");
        var sentences = Summary.sentences(sheet.report(), sheet.texts());
        if (!sentences.isEmpty()) {
            out.open("div", "class", "summary");
            sentences.forEach(sentence -> out.leaf("p", sentence));
            out.close();
        }
        tiles();
        out.close().line();
    }

    private String facts() {
        var fleet = sheet.report().fleet();
        var figures = sheet.figures();
        var facts = sheet.say(
                "report.facts",
                figures.many(fleet.owners(), "owner"),
                figures.many(fleet.centers(), "center"),
                figures.many(fleet.nodes(), "node"),
                figures.many(fleet.devices(), "device"),
                chips(fleet));
        return sheet.report()
                .reached()
                .map(reached -> facts
                        + sheet.say(
                                "report.facts.work",
                                figures.many(reached.outcome().workloads(), "workload"),
                                figures.time(reached.outcome().lastMillis()
                                        - reached.outcome().firstMillis())))
                .orElse(facts);
    }

    private String chips(FleetFacts fleet) {
        return sheet.figures()
                .names(fleet.chips().stream().map(FleetFacts.Chip::id).toList(), CHIPS_NAMED);
    }

    /** The figures that matter, large. */
    private void tiles() {
        var figures = sheet.figures();
        sheet.report()
                .reached()
                .filter(reached -> reached.outcome().workloads() > 0)
                .ifPresent(reached -> {
                    var out = sheet.out();
                    out.open("dl", "class", "tiles");
                    var useful = figures.percent(reached.utilisation().useful());
                    var wait = figures.time(reached.outcome().waiting().meanMillis());
                    Ladder.of(sheet.report()).ifPresent(ladder -> {
                        tile("useful", useful, sheet.say("report.tile.alone", figures.percent(ladder.usefulAlone())));
                        tile(
                                "buy",
                                figures.about(ladder.devicesToBuy(
                                        sheet.report().fleet().devices())),
                                sheet.say(
                                        "report.tile.of",
                                        figures.count(sheet.report().fleet().devices())));
                    });
                    sheet.report().aloneFor(reached).ifPresent(alone -> {
                        var before = figures.time(alone.waiting().meanMillis());
                        tile("wait", wait, sheet.say("report.tile.alone", before));
                        var changes = OwnerChange.between(alone, reached.outcome());
                        long worse =
                                changes.stream().filter(OwnerChange::worseOff).count();
                        tile(
                                "worse",
                                figures.count(worse),
                                sheet.say("report.tile.owners", figures.count(changes.size())));
                    });
                    out.close();
                });
    }

    private void tile(String key, String figure, String compared) {
        var out = sheet.out();
        out.open("div").leaf("dt", sheet.say("report.tile." + key));
        out.leaf("dd", figure, "class", "large").leaf("dd", compared, "class", "small");
        out.close();
    }

    private void waterfall(Ladder ladder) {
        sheet.section("waterfall");
        sheet.wide(new WaterfallPicture(ladder, sheet.texts()));
        Summary.buySentence(sheet.report(), sheet.texts()).ifPresent(sentence -> {
            sheet.note(sentence
                    + sheet.say(
                            "report.waterfall.why",
                            sheet.figures().count(sheet.report().fleet().devices()),
                            sheet.figures().percent(ladder.usefulReached()),
                            sheet.figures().percent(ladder.usefulAlone())));
        });
        sheet.close();
    }
}
