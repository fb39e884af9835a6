package dev.sluice.app.report.html;

import dev.sluice.app.report.Figures;
import dev.sluice.app.report.Measured;
import dev.sluice.app.report.Reasons;
import dev.sluice.app.report.html.Bars.Bar;
import dev.sluice.app.report.html.Bars.Piece;
import dev.sluice.app.report.html.StrandedPicture.Curve;
import dev.sluice.app.report.plot.HeatMap;
import dev.sluice.core.replay.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Where device time was lost, what was idle though wanted, the fleet over time, and why work waited. */
final class FleetSections {
    private static final int REASONS = 6;

    private final Sheet sheet;
    private final List<Measured> compared = new ArrayList<>();

    private FleetSections(Sheet sheet) {
        this.sheet = sheet;
        sheet.report().alone().ifPresent(compared::add);
        sheet.report().reached().filter(reached -> !compared.contains(reached)).ifPresent(compared::add);
    }

    static void write(Sheet sheet) {
        var sections = new FleetSections(sheet);
        sections.losses();
        sections.stranded();
        sections.heat();
        sections.reasons();
    }

    private void losses() {
        sheet.section("losses");
        sheet.legend(List.of(
                new Sheet.Key("kept", sheet.say("report.losses.kept")),
                new Sheet.Key("by-stops", sheet.say("report.losses.stops")),
                new Sheet.Key("by-failures", sheet.say("report.losses.failures")),
                new Sheet.Key("by-idleness", sheet.say("report.losses.idleness"))));
        var bars = new ArrayList<Bar>();
        for (var measured : sheet.report().setups()) {
            bars.add(bar(measured));
        }
        Bars.write(bars, sheet.out());
        if (sheet.report().setups().stream()
                .anyMatch(measured -> measured.outcome().losses().byIdleness() < 0)) {
            sheet.note(sheet.say("report.losses.idleness-unknown"));
        }
        sheet.close();
    }

    private Bar bar(Measured measured) {
        var losses = measured.outcome().losses();
        double stops = Figures.part(losses.byStops(), losses.allocated());
        double failures = Figures.part(losses.byFailures(), losses.allocated());
        double idleness = Figures.part(Math.max(0, losses.byIdleness()), losses.allocated());
        double kept = losses.allocated() == 0 ? 0 : Math.max(0, 1 - stops - failures - idleness);
        return new Bar(
                measured.name(),
                List.of(
                        new Piece(kept, "kept"),
                        new Piece(stops, "by-stops"),
                        new Piece(failures, "by-failures"),
                        new Piece(idleness, "by-idleness")),
                sheet.say(
                        "report.losses.figure",
                        sheet.figures().percent(stops),
                        sheet.figures().many(losses.stops(), "stop")));
    }

    private void stranded() {
        sheet.section("stranded");
        var keys = new ArrayList<Sheet.Key>();
        var curves = new ArrayList<Curve>();
        for (var measured : compared) {
            var css = measured.alone() ? "alone" : "reached";
            var mean = sheet.figures()
                    .devices(Figures.mean(measured.outcome().series().strandedMilli()));
            keys.add(new Sheet.Key(css, sheet.say("report.stranded.key", measured.name(), mean)));
            curves.add(new Curve(measured, css));
        }
        sheet.legend(keys);
        sheet.wide(new StrandedPicture(curves, sheet.texts()));
        sheet.close();
    }

    private void heat() {
        if (sheet.heat().kept().isEmpty()) {
            return;
        }
        sheet.section("heat");
        shades();
        for (var kept : sheet.heat().kept()) {
            sheet.out().open("div", "class", "block heat");
            sheet.heading(kept.measured().name());
            sheet.wide(new FleetPicture(kept, sheet.texts()));
            sheet.out().close();
        }
        sheet.close();
    }

    /** What the shades mean. */
    private void shades() {
        var out = sheet.out();
        out.open("ul", "class", "legend shades");
        for (int percent = 0; percent <= 100; percent += 25) {
            var opacity = Figures.decimal(HeatMap.opacity(percent / 100.0), 2);
            out.open("li").open("i").empty("b", "style", "opacity:" + opacity).close();
            out.text(sheet.figures().perCent(Integer.toString(percent))).close();
        }
        out.close();
    }

    private void reasons() {
        sheet.section("reasons");
        sheet.out().open("div", "class", "pair");
        for (var measured : compared) {
            sheet.out().open("div", "class", "block");
            sheet.heading(measured.name());
            reasons(measured.outcome());
            sheet.out().close();
        }
        sheet.out().close();
        sheet.close();
    }

    private void reasons(Outcome outcome) {
        var reasons = Reasons.of(outcome);
        if (reasons.isEmpty()) {
            sheet.note(sheet.say("report.reasons.none"));
            return;
        }
        var bars = new ArrayList<Bar>();
        for (var reason : reasons.subList(0, Math.min(REASONS, reasons.size()))) {
            var part = sheet.figures().percent(reason.part());
            bars.add(new Bar(
                    Reasons.words(reason.code(), sheet.texts()), List.of(new Piece(reason.part(), "reason")), part));
        }
        Bars.write(bars, sheet.out());
    }
}
