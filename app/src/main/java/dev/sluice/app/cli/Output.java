package dev.sluice.app.cli;

import dev.sluice.app.cli.json.Tree;
import dev.sluice.app.cli.json.Trees;
import dev.sluice.app.cli.table.Table;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for how data is printed, and the printing. */
final class Output {
    /** Cursor to the corner, everything below cleared. */
    private static final String AGAIN = "\u001b[H\u001b[J";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT")
    private Format format = Format.TABLE;

    @Option(names = "--no-headers")
    private boolean noHeaders;

    Format format() {
        return format;
    }

    boolean headers() {
        return !noHeaders;
    }

    /** Prints a listing once. */
    void print(Root root, Listing listing) {
        var screen = root.screen();
        switch (format) {
            case TABLE, WIDE -> table(root, listing).forEach(screen::line);
            case JSON -> screen.text(Trees.json(listing.document()));
            case YAML -> screen.text(Trees.yaml(listing.document()));
            case CSV -> listing.table().csv(!noHeaders).forEach(screen::line);
            case NAME -> listing.names().forEach(screen::line);
        }
        screen.flush();
        if (listing.table().isEmpty() && (format == Format.TABLE || format == Format.WIDE)) {
            root.remark(listing.none());
        }
    }

    /** Prints a document in a format that machines read; the others are the caller's. */
    boolean printed(Root root, Tree document) {
        switch (format) {
            case JSON -> root.screen().text(Trees.json(document));
            case YAML -> root.screen().text(Trees.yaml(document));
            case TABLE, WIDE, CSV, NAME -> {
                return false;
            }
        }
        root.screen().flush();
        return true;
    }

    /**
     * Prints once, or with seconds over and over: on a terminal in place, elsewhere the lines that changed. Ends with
     * the process, or when the server is gone.
     */
    void print(Root root, @Nullable Integer everySeconds, Supplier<Listing> listing) {
        if (everySeconds == null) {
            print(root, listing.get());
            return;
        }
        List<String> before = List.of();
        do {
            var now = listing.get();
            if (root.screen().terminal() && format.compareTo(Format.WIDE) <= 0) {
                root.screen().text(AGAIN);
                print(root, now);
            } else {
                before = printChanges(root, now, before);
            }
        } while (rest(Math.clamp(everySeconds, 1, 3600)));
    }

    private List<String> printChanges(Root root, Listing listing, List<String> before) {
        var lines = switch (format) {
            case TABLE, WIDE -> table(root, listing);
            case JSON, YAML -> List.of(Trees.jsonLine(listing.document()).stripTrailing());
            case CSV -> listing.table().csv(!noHeaders);
            case NAME -> listing.names();
        };
        lines.stream().filter(line -> !before.contains(line)).forEach(root.screen()::line);
        root.screen().flush();
        return lines;
    }

    private List<String> table(Root root, Listing listing) {
        var screen = root.screen();
        if (listing.table().isEmpty()) {
            return List.of();
        }
        return listing.table()
                .lines(new Table.View(screen.width(), format == Format.WIDE, !noHeaders, screen.colours()));
    }

    /** Waits; false when the process shall end. */
    static boolean rest(int seconds) {
        try {
            return !new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
