package dev.sluice.app.report.terminal;

import dev.sluice.app.cli.table.Style;
import dev.sluice.app.cli.table.Table;
import dev.sluice.app.cli.table.Width;
import dev.sluice.app.cli.table.Wrap;
import dev.sluice.app.report.Figures;
import dev.sluice.app.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** Lines that fit a terminal, while they are written. */
final class Lines {
    private final Texts texts;
    private final Figures figures;
    private final int width;
    private final boolean colours;
    private final List<String> all = new ArrayList<>();

    Lines(Texts texts, int width, boolean colours) {
        this.texts = texts;
        this.figures = new Figures(texts);
        this.width = width;
        this.colours = colours;
    }

    Texts texts() {
        return texts;
    }

    Figures figures() {
        return figures;
    }

    int width() {
        return width;
    }

    List<String> all() {
        return List.copyOf(all);
    }

    String say(String key, Object... arguments) {
        return texts.format(key, arguments);
    }

    String paint(String text, Style style) {
        return style.paint(text, colours);
    }

    /** A line of words, cut if it is too long. */
    void add(String text, Style style) {
        all.add(paint(Width.cut(Width.clean(text), width), style));
    }

    /** A line that is painted and fits already. */
    void painted(String line) {
        all.add(line.stripTrailing());
    }

    void heading(String key) {
        all.add("");
        add(say(key), Style.STRONG);
    }

    /** A heading about one set-up. */
    void heading(String key, String setup) {
        all.add("");
        add(say(key) + " (" + setup + ")", Style.STRONG);
    }

    /** Prose after a beginning, in as many lines as it takes. */
    void wrap(String before, String text) {
        var first = true;
        for (var line : Wrap.lines(Width.clean(text), width - Width.of(before))) {
            all.add((first ? before : " ".repeat(Width.of(before))) + line);
            first = false;
        }
    }

    /** A word without blanks after a beginning, broken where the line ends. */
    void folded(String before, String word) {
        var left = Width.clean(word);
        int room = Math.max(16, width - Width.of(before));
        var start = before;
        while (left.length() > room) {
            all.add(start + left.substring(0, room));
            left = left.substring(room);
            start = " ".repeat(Width.of(before));
        }
        all.add(start + left);
    }

    void table(Table table) {
        all.addAll(table.lines(new Table.View(width, false, true, colours)));
    }
}
