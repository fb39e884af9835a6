package dev.sluice.app.cli;

import dev.sluice.app.report.ReplayReport;
import dev.sluice.app.report.html.HtmlReport;
import dev.sluice.app.report.html.WaterfallPicture;
import dev.sluice.app.report.json.JsonReport;
import dev.sluice.app.report.terminal.TerminalReport;
import dev.sluice.core.replay.Setup;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Option;

/** Where a report of a replay goes: to the terminal, as JSON, into files. */
final class ReplayOutput {
    private static final int PLAIN_WIDTH = 80;

    /** How the report is printed. */
    enum Form {
        TABLE,
        JSON;

        @Override
        public String toString() {
            return this == TABLE ? "table" : "json";
        }
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            descriptionKey = "report-output")
    private Form form = Form.TABLE;

    @Option(names = "--html", paramLabel = "FILE")
    private String html = "";

    @Option(names = "--svg", paramLabel = "FILE")
    private String svg = "";

    boolean json() {
        return form == Form.JSON;
    }

    /** Fails before minutes of work, not after. */
    void check(Root root) {
        for (var file : new String[] {html, svg}) {
            if (!file.isEmpty()) {
                WholeFile.check(root, file);
            }
        }
    }

    /** Fails where a waterfall is wanted and nothing leads from alone to shared. */
    void check(Root root, List<Setup> setups) {
        boolean alone = setups.stream().anyMatch(setup -> setup.levers().isEmpty());
        boolean shared = setups.stream()
                .anyMatch(setup -> !setup.oneQueue() && !setup.levers().isEmpty());
        if (!svg.isEmpty() && !(alone && shared)) {
            throw new Failure(Exit.USAGE, root.say("cli.replay.no-waterfall"));
        }
    }

    void print(Root root, ReplayReport report) {
        var screen = root.screen();
        switch (form) {
            case JSON -> {
                var bytes = JsonReport.bytes(report);
                screen.bytes(bytes, bytes.length);
            }
            case TABLE ->
                TerminalReport.lines(report, root.texts(), width(root), screen.colours())
                        .forEach(screen::line);
        }
        screen.flush();
        if (!html.isEmpty()) {
            write(root, html, HtmlReport.page(report, root.texts()));
        }
        if (!svg.isEmpty()) {
            var picture = WaterfallPicture.svg(report, root.texts())
                    .orElseThrow(() -> new Failure(Exit.USAGE, root.say("cli.replay.no-waterfall")));
            write(root, svg, picture);
        }
    }

    private static int width(Root root) {
        int width = root.screen().width();
        return width == 0 ? PLAIN_WIDTH : width;
    }

    private static void write(Root root, String file, String text) {
        WholeFile.write(root, file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        root.note("cli.replay.written", file);
    }
}
