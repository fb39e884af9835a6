package dev.sluice.app.report.html;

import dev.sluice.app.report.Hashes;
import dev.sluice.app.report.html.Grid.Cell;
import dev.sluice.app.report.html.Grid.Column;
import java.util.HexFormat;
import java.util.List;

/** What a second run must be given, and what it must give. */
final class ReproduceSection {
    private ReproduceSection() {}

    static void write(Sheet sheet) {
        var report = sheet.report();
        var out = sheet.out();
        sheet.section("reproduce");
        out.open("dl", "class", "hashes");
        fact(sheet, "version", report.version());
        fact(sheet, "input", report.input().hash());
        fact(sheet, "configuration", Hashes.configuration(report));
        fact(sheet, "result", Hashes.result(report));
        out.close();
        if (!report.configuration().isEmpty()) {
            out.leaf("pre", String.join("\n", report.configuration()));
        }
        if (!report.setups().isEmpty()) {
            runs(sheet);
        }
        sheet.close();
    }

    private static void fact(Sheet sheet, String key, String value) {
        sheet.out().open("div").leaf("dt", sheet.say("report.reproduce." + key));
        sheet.out().leaf("dd", value).close();
    }

    private static void runs(Sheet sheet) {
        var grid = new Grid(List.of(
                Column.text(sheet.say("report.column.setup")),
                Column.spare(sheet.say("report.column.commands")),
                Column.number(sheet.say("report.column.events")),
                Column.number(sheet.say("report.column.event-hash")),
                Column.spare(sheet.say("report.column.state-hash")),
                Column.spare(sheet.say("report.column.wall"))));
        for (var measured : sheet.report().setups()) {
            var outcome = measured.outcome();
            grid.add(List.of(
                    Cell.of(measured.name()),
                    Cell.of(sheet.figures().count(outcome.commands())),
                    Cell.of(sheet.figures().count(outcome.events())),
                    new Cell(HexFormat.of().toHexDigits(outcome.eventHash()), "hash"),
                    new Cell(HexFormat.of().toHexDigits(outcome.stateHash()), "hash"),
                    Cell.of(sheet.figures().time(measured.wallNanos() / 1_000_000))));
        }
        grid.write(sheet.out());
    }
}
