package dev.sluice.app.cli;

import dev.sluice.app.report.ReplayReport;
import dev.sluice.app.report.html.HtmlReport;
import dev.sluice.app.report.html.WaterfallPicture;
import dev.sluice.app.report.json.JsonReport;
import dev.sluice.app.report.terminal.TerminalReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

    /** Fails before hours of work, not after. */
    void check(Root root) {
        for (var file : new String[] {html, svg}) {
            if (!file.isEmpty()) {
                var parent = path(root, file).toAbsolutePath().getParent();
                if (parent == null || !Files.isDirectory(parent) || Files.isDirectory(path(root, file))) {
                    throw new Failure(Exit.USAGE, root.say("cli.replay.no-place", file));
                }
            }
        }
    }

    private static Path path(Root root, String file) {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new Failure(Exit.USAGE, root.say("cli.replay.no-place", file));
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

    /** A file is whole or not there: it takes its name when all of it is written. */
    private static void write(Root root, String file, String text) {
        var target = path(root, file).toAbsolutePath();
        var part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.writeString(part, text, StandardCharsets.UTF_8);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Failure(Exit.FAILURE, root.say("cli.replay.unwritable", file, String.valueOf(e.getMessage())));
        }
        root.note("cli.replay.written", file);
    }
}
