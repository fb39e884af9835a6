package dev.sluice.app.cli;

import dev.sluice.app.cli.table.Style;
import dev.sluice.app.cli.table.Width;
import dev.sluice.app.cli.table.Wrap;
import java.util.ArrayList;
import java.util.List;

/** A page of facts: names at the left, what they are beside them, under headings. */
final class Facts {
    private final Root root;
    private final List<Fact> facts = new ArrayList<>();

    private record Fact(String name, String value) {}

    Facts(Root root) {
        this.root = root;
    }

    /** Adds a fact by the key of its name; an empty value adds none. */
    Facts add(String key, String value) {
        if (!value.isEmpty()) {
            facts.add(new Fact(root.say(key), Width.clean(value)));
        }
        return this;
    }

    /** Prints what was added, its names aligned. */
    void print() {
        int names = facts.stream().mapToInt(fact -> Width.of(fact.name())).max().orElse(0) + 2;
        var screen = root.screen();
        int room = screen.width() == 0 ? 0 : Math.max(20, screen.width() - names);
        for (var fact : facts) {
            var name = Width.padRight(fact.name(), names);
            for (var line : Wrap.lines(fact.value(), room)) {
                screen.line(screen.paint(name, Style.FAINT) + line);
                name = " ".repeat(names);
            }
        }
    }

    /** Prints a heading with an empty line before it. */
    static void heading(Root root, String key) {
        root.screen().line("");
        root.screen().line(root.screen().paint(root.say(key), Style.STRONG));
    }
}
