package dev.sluice.app.cli;

import dev.sluice.app.text.Texts;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Runs the verb that a command line names. */
public final class Cli {
    private static final Set<String> WITH_VALUE =
            Set.of("--server", "--token-file", "--context", "--lang", "--color", "-o", "--output");

    private final Surroundings surroundings;
    private final String version;
    private final Map<String, Function<Texts, Object>> more;

    /** Takes verbs that this package doesn't own, as makers of picocli commands in a reader's language. */
    public Cli(Surroundings surroundings, String version, Map<String, Function<Texts, Object>> more) {
        this.surroundings = surroundings;
        this.version = version;
        this.more = Map.copyOf(more);
    }

    /** Runs; gives the exit code. Never throws. */
    public int run(String... arguments) {
        var texts = Texts.of(language(arguments));
        var root = new Root(surroundings, texts, version);
        var errors = new Errors(root);
        try {
            int code = commandLine(root, errors, verb(arguments)).execute(arguments);
            root.screen().flush();
            return code;
        } catch (Screen.Gone gone) {
            return Exit.BROKEN_PIPE.code();
        }
    }

    /** All verbs, for help and completion. */
    CommandLine whole(Root root) {
        return commandLine(root, new Errors(root), "");
    }

    /** The tree of verbs; with a known verb only that one, since each costs time to set up. */
    private CommandLine commandLine(Root root, Errors errors, String verb) {
        var line = new CommandLine(root);
        var verbs = new Verbs(root, this);
        if (verbs.names().contains(verb)) {
            line.addSubcommand(verb, verbs.make(verb));
        } else if (more.containsKey(verb)) {
            line.addSubcommand(verb, more.get(verb).apply(root.texts()));
        } else {
            more.forEach((name, maker) -> line.addSubcommand(name, maker.apply(root.texts())));
            verbs.names().forEach(name -> line.addSubcommand(name, verbs.make(name)));
        }
        var screen = root.screen();
        line.setResourceBundle(new HelpTexts(root.texts()));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(screen.colours() ? Ansi.ON : Ansi.OFF));
        line.setUsageHelpWidth(screen.width() == 0 ? 80 : Math.clamp(screen.width(), 56, 100));
        line.setOut(printer(screen));
        line.setParameterExceptionHandler(new UsageErrors(root, errors));
        line.setExecutionExceptionHandler((failure, _, _) -> {
            screen.flush();
            return errors.report(failure).code();
        });
        HelpLayout.apply(line);
        return line;
    }

    private String verb(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (!arguments[i].startsWith("-")) {
                return arguments[i];
            }
            i += WITH_VALUE.contains(arguments[i]) ? 1 : 0;
        }
        return "";
    }

    /** The language must be known before the first fault of the command line is told. */
    private Locale language(String... arguments) {
        var words = Arrays.asList(arguments);
        var chosen = words.stream()
                .filter(word -> word.startsWith("--lang="))
                .map(word -> word.substring("--lang=".length()))
                .findFirst()
                .orElseGet(() -> {
                    int at = words.indexOf("--lang");
                    return at >= 0 && at + 1 < words.size() ? words.get(at + 1) : "";
                });
        for (var name : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
            chosen = chosen.isEmpty() ? surroundings.variable(name) : chosen;
        }
        return chosen.startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    private static PrintWriter printer(Screen screen) {
        var out = new OutputStream() {
            @Override
            public void write(int b) {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                screen.bytes(Arrays.copyOfRange(bytes, from, from + length), length);
            }
        };
        return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
    }
}
