package dev.sluice.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;

/** Prints a script that makes a shell complete verbs and options. */
@Command(name = "completion")
final class Completion implements Callable<Integer> {
    private final Root root;
    private final Cli cli;

    @Parameters(paramLabel = "bash|zsh|fish")
    private Shell shell = Shell.BASH;

    enum Shell {
        BASH,
        ZSH,
        FISH;

        @Override
        public String toString() {
            return switch (this) {
                case BASH -> "bash";
                case ZSH -> "zsh";
                case FISH -> "fish";
            };
        }
    }

    Completion(Root root, Cli cli) {
        this.root = root;
        this.cli = cli;
    }

    @Override
    public Integer call() {
        var all = cli.whole(root);
        switch (shell) {
            case BASH -> root.screen().text(AutoComplete.bash("sluice", all));
            case ZSH -> root.screen().text("#compdef sluice\n" + AutoComplete.bash("sluice", all));
            case FISH -> fish(all).forEach(root.screen()::line);
        }
        return Exit.OK.code();
    }

    private static List<String> fish(CommandLine all) {
        var lines = new ArrayList<String>();
        lines.add("complete -c sluice -f");
        options("", all, lines);
        for (Map.Entry<String, CommandLine> verb : all.getSubcommands().entrySet()) {
            var name = verb.getKey();
            lines.add("complete -c sluice -n __fish_use_subcommand -a " + name + described(header(verb.getValue())));
            var seen = "-n '__fish_seen_subcommand_from " + name + "'";
            options(seen, verb.getValue(), lines);
            verb.getValue()
                    .getSubcommands()
                    .forEach((inner, line) ->
                            lines.add("complete -c sluice " + seen + " -a " + inner + described(header(line))));
        }
        return lines;
    }

    private static void options(String condition, CommandLine line, List<String> lines) {
        for (OptionSpec option : line.getCommandSpec().options()) {
            if (!option.inherited()) {
                var text = new StringBuilder("complete -c sluice " + condition);
                for (var name : option.names()) {
                    text.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
                }
                text.append(option.arity().max() > 0 ? " -r" : "");
                text.append(option.paramLabel().equals("FILE") ? " -F" : "");
                var description = option.description();
                lines.add(text + described(description.length == 0 ? "" : description[0]));
            }
        }
    }

    private static String header(CommandLine line) {
        var header = line.getCommandSpec().usageMessage().header();
        return header.length == 0 ? "" : header[0];
    }

    private static String described(String text) {
        return text.isEmpty() ? "" : " -d '" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
