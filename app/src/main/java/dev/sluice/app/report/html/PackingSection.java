package dev.sluice.app.report.html;

import dev.sluice.app.report.Figures;
import dev.sluice.app.report.html.Bars.Bar;
import dev.sluice.app.report.html.Bars.Piece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each placement policy left unallocated, list by list. */
final class PackingSection {
    private PackingSection() {}

    static void write(Sheet sheet) {
        var packing = sheet.report().packing();
        if (packing.isEmpty()) {
            return;
        }
        sheet.section("packing");
        double most = 0;
        Map<String, List<Bar>> groups = new LinkedHashMap<>();
        for (var result : packing) {
            most = Math.max(most, result.meanUnallocatedPercent());
        }
        for (var result : packing) {
            var title = sheet.say(
                    "report.packing.list",
                    result.list(),
                    Figures.decimal(result.arrivedPercent(), 0),
                    result.seeds().size());
            var figure = sheet.figures().deviation(result);
            var part = most > 0 ? result.meanUnallocatedPercent() / most : 0;
            groups.computeIfAbsent(title, any -> new ArrayList<>())
                    .add(new Bar(result.policy(), List.of(new Piece(part, "reason")), figure));
        }
        groups.forEach((title, bars) -> {
            sheet.out().open("div", "class", "block");
            sheet.heading(title);
            Bars.write(bars, sheet.out());
            sheet.out().close();
        });
        sheet.close();
    }
}
