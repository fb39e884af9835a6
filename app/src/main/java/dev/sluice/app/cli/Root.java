package dev.sluice.app.cli;

import dev.sluice.app.cli.api.Client;
import dev.sluice.app.cli.reach.Reach;
import dev.sluice.app.cli.reach.Target;
import dev.sluice.app.text.Texts;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code sluice} itself: the options that every verb has, and what they lead to. */
@Command(name = "sluice")
final class Root implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Texts texts;
    private final String version;
    private @Nullable Screen screen;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--server", paramLabel = "URL", scope = ScopeType.INHERIT)
    private String server = "";

    @Option(names = "--token-file", paramLabel = "FILE", scope = ScopeType.INHERIT)
    private String tokenFile = "";

    @Option(names = "--context", paramLabel = "NAME", scope = ScopeType.INHERIT)
    private String context = "";

    /** Read before all others, since it chooses the words of their faults. */
    @Option(names = "--lang", paramLabel = "en|zh-CN", scope = ScopeType.INHERIT)
    @SuppressWarnings("UnusedVariable") // declared for the help text; Cli reads it off the arguments
    private String language = "";

    @Option(names = "--color", paramLabel = "auto|always|never", scope = ScopeType.INHERIT)
    private Colour colour = Colour.AUTO;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT)
    private boolean quiet;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT)
    @SuppressWarnings("UnusedVariable") // picocli asks the option itself
    private boolean help;

    enum Colour {
        AUTO,
        ALWAYS,
        NEVER
    }

    Root(Surroundings surroundings, Texts texts, String version) {
        this.surroundings = surroundings;
        this.texts = texts;
        this.version = version;
    }

    @Override
    public Integer call() {
        help(spec.commandLine());
        return Exit.OK.code();
    }

    void help(CommandLine line) {
        line.usage(line.getOut());
        line.getOut().flush();
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Texts texts() {
        return texts;
    }

    String version() {
        return version;
    }

    boolean quiet() {
        return quiet;
    }

    /** The text of a key in the reader's language. */
    String say(String key, Object... arguments) {
        return texts.format(key, arguments);
    }

    /** Writes a line beside the data unless told to be quiet. */
    void note(String key, Object... arguments) {
        remark(say(key, arguments));
    }

    /** The same for a text that is already in the reader's language. */
    void remark(String text) {
        if (!quiet) {
            screen().note(text);
        }
    }

    /** The words one after the other, as the reader's language lists them. */
    String list(List<String> words) {
        return String.join(texts.locale().getLanguage().equals("zh") ? "\uff0c" : ", ", words);
    }

    long now() {
        return surroundings.clock().getAsLong();
    }

    Screen screen() {
        if (screen == null) {
            int columns = surroundings.terminalColumns();
            boolean terminal = columns > 0;
            screen = new Screen(
                    surroundings.out(), surroundings.err(), width(columns), terminal, () -> colours(terminal));
        }
        return screen;
    }

    Reach reach() {
        return new Reach(surroundings.environment(), surroundings.home());
    }

    Target target() {
        return reach().target(wish());
    }

    /** What the command line says about the server. */
    Reach.Wish wish() {
        return new Reach.Wish(server, context, tokenFile);
    }

    Client client() {
        var target = target();
        if (target.exposed()) {
            note("cli.exposed", target.server());
        }
        return new Client(target.server(), target.token(), languageTag());
    }

    String languageTag() {
        return texts.locale().toLanguageTag();
    }

    private int width(int terminalColumns) {
        if (terminalColumns > 0) {
            return terminalColumns;
        }
        try {
            return Math.clamp(Integer.parseInt(surroundings.variable("COLUMNS")), 0, 1000);
        } catch (NumberFormatException unset) {
            return 0;
        }
    }

    private boolean colours(boolean terminal) {
        return switch (colour) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                terminal
                        && surroundings.variable("NO_COLOR").isEmpty()
                        && !surroundings.variable("TERM").equals("dumb");
        };
    }
}
