package dev.sluice.app.cli;

import dev.sluice.app.cli.json.Tree;
import dev.sluice.app.cli.table.Cell;
import dev.sluice.app.cli.table.Column;
import dev.sluice.app.cli.table.Style;
import dev.sluice.app.cli.table.Table;
import dev.sluice.app.cli.table.Width;
import java.util.ArrayList;
import java.util.List;

/** One picture of {@code top} as lines: a function of what the server said and the size of the screen. */
final class TopFrame {
    private static final int LEAST_BAR = 10;

    private final Root root;
    private final Words words;
    private final Tree summary;
    private final Tree workloads;
    private final String server;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    TopFrame(Root root, Tree summary, Tree workloads, String server, int width) {
        this.root = root;
        this.words = new Words(root);
        this.summary = summary;
        this.workloads = workloads;
        this.server = server;
        this.width = width;
    }

    /** At most {@code height} lines; the sections get their share of them. */
    List<String> lines(int height, boolean live) {
        title(live);
        int room = Math.max(8, height - lines.size() - 8);
        devices(Math.max(2, room * 2 / 5));
        queue(Math.max(1, room / 5));
        tenants(Math.max(1, room / 5));
        workloads(height - lines.size());
        return lines.size() > height ? lines.subList(0, height) : lines;
    }

    private void title(boolean live) {
        var states = new StringBuilder();
        summary.fieldsOf("states")
                .forEach((state, count) -> states.append(states.isEmpty() ? "" : ", ")
                        .append(count.asText())
                        .append(' ')
                        .append(words.word("state", state)));
        var title = root.say("cli.top.title", summary.text("version"), server, Words.time(summary.number("atMillis")));
        lines.add(root.screen().paint(Width.cut(Width.clean(title), width), Style.STRONG));
        var keys = live ? root.say("cli.top.keys") : "";
        int left = width - Width.of(keys) - 1;
        var counts = Width.padRight(Width.cut(states.toString(), left), left);
        lines.add((counts + " " + root.screen().paint(keys, Style.FAINT)).stripTrailing());
    }

    private void heading(String key) {
        lines.add("");
        lines.add(root.screen().paint(root.say(key), Style.STRONG));
    }

    private void devices(int most) {
        heading("cli.top.devices");
        var rows = summary.list("devices");
        int names = names(rows);
        for (var row : rows.subList(0, Math.min(most, rows.size()))) {
            var figures = root.say(
                    "cli.top.figures",
                    Words.devices(row.number("ownedMilli") + row.number("borrowedMilli")),
                    Words.devices(row.number("totalMilli")));
            int cells = Math.max(LEAST_BAR, width - names - 24);
            lines.add(Width.padRight(Width.cut(name(row), names), names) + " [" + bar(row, cells) + "] " + figures);
        }
        more(rows.size() - most);
        lines.add(root.screen().paint(Width.cut(root.say("cli.top.legend"), width), Style.FAINT));
    }

    private int names(List<Tree> rows) {
        int longest = rows.stream().mapToInt(row -> Width.of(name(row))).max().orElse(0);
        return Math.min(longest, Math.max(16, width * 2 / 5));
    }

    private String name(Tree row) {
        var name = Width.clean(row.text("center") + " " + row.text("chip"));
        return row.flag("emulated") ? root.say("cli.where.emulated", name) : name;
    }

    /** Cells by tier; whatever is in use at all shows at least one. */
    private String bar(Tree row, int cells) {
        long total = Math.max(1, row.number("totalMilli"));
        int owned = part(row.number("ownedMilli"), total, cells);
        int borrowed = Math.min(cells - owned, part(row.number("borrowedMilli"), total, cells));
        int away = Math.min(cells - owned - borrowed, part(row.number("unavailableMilli"), total, cells));
        var screen = root.screen();
        return screen.paint("#".repeat(owned), Style.GOOD)
                + screen.paint("=".repeat(borrowed), Style.BUSY)
                + screen.paint("x".repeat(away), Style.BAD)
                + ".".repeat(cells - owned - borrowed - away);
    }

    private static int part(long some, long total, int cells) {
        long rounded = (some * cells + total / 2) / total;
        return (int) Math.min(cells, some > 0 ? Math.max(1, rounded) : 0);
    }

    private void queue(int most) {
        heading("cli.top.queue");
        var rows = summary.list("queue");
        if (rows.isEmpty()) {
            lines.add(root.say("cli.top.nobody-waits"));
        }
        for (var row : rows.subList(0, Math.min(most, rows.size()))) {
            var why = words.word("why", row.text("code"));
            var line =
                    root.say("cli.top.waits", row.number("workloads"), why, Words.devices(row.number("devicesMilli")));
            lines.add(Width.cut(Width.clean(line), width));
        }
        more(rows.size() - most);
    }

    private void tenants(int most) {
        heading("cli.top.tenants");
        var table = new Table(List.of(
                Column.path(root.say("cli.column.tenant"), 12),
                Column.path(root.say("cli.column.chip"), 8),
                Column.number(root.say("cli.column.used")),
                Column.number(root.say("cli.column.guarantee")),
                Column.number(root.say("cli.column.borrowed")),
                Column.number(root.say("cli.column.running")),
                Column.number(root.say("cli.column.waiting"))));
        int count = 0;
        for (var tenant : summary.list("tenants")) {
            for (var chip : tenant.list("chips")) {
                if (count++ < most) {
                    table.add(List.of(
                            Cell.of(tenant.text("path")),
                            Cell.of(chip.text("chip")),
                            Cell.of(Words.devices(chip.number("usedMilli"))),
                            Cell.of(Words.devices(chip.number("guaranteeMilli"))),
                            Cell.of(Words.devices(chip.number("borrowedMilli"))),
                            Cell.of(tenant.text("running")),
                            Cell.of(tenant.text("waiting"))));
                }
            }
        }
        table(table);
        more(count - most);
    }

    private void workloads(int room) {
        if (room < 4) {
            return;
        }
        heading("cli.top.workloads");
        var rows = workloads.list("workloads");
        var table = new Table(List.of(
                Column.number(root.say("cli.column.id")),
                Column.text(root.say("cli.column.name"), 9),
                Column.path(root.say("cli.column.tenant"), 6),
                Column.text(root.say("cli.column.state")),
                Column.number(root.say("cli.column.devs")),
                Column.path(root.say("cli.column.chip"), 6),
                Column.number(root.say("cli.column.age")),
                Column.text(root.say("cli.column.why"), 15)));
        for (var row : rows.subList(0, Math.min(room - 3, rows.size()))) {
            table.add(List.of(
                    Cell.of(row.text("id")),
                    Cell.of(row.text("name")),
                    Cell.of(row.text("tenant")),
                    words.state(row.text("state")),
                    Cell.of(Words.allDevices(row)),
                    Cell.of(words.chipBriefly(row)),
                    words.age(row.number("submittedMillis")),
                    words.why(row)));
        }
        table(table);
    }

    private void table(Table table) {
        lines.addAll(
                table.lines(new Table.View(width, false, true, root.screen().colours())));
    }

    private void more(int count) {
        if (count > 0) {
            lines.add(root.screen().paint(root.say("cli.top.more", count), Style.FAINT));
        }
    }
}
