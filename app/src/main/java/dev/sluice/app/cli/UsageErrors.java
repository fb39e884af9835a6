package dev.sluice.app.cli;

import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line in the reader's language. */
final class UsageErrors implements IParameterExceptionHandler {
    private final Root root;
    private final Errors errors;

    UsageErrors(Root root, Errors errors) {
        this.root = root;
        this.errors = errors;
    }

    @Override
    public int handleParseException(ParameterException fault, String[] arguments) {
        var verb = fault.getCommandLine().getCommandSpec().qualifiedName();
        var lines = new ArrayList<String>();
        lines.add(what(fault, verb));
        if (fault instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            lines.add(root.say("cli.usage.maybe", String.join(", ", unmatched.getSuggestions())));
        }
        lines.add(root.say("cli.usage.see", verb));
        errors.print(lines);
        return Exit.USAGE.code();
    }

    private String what(ParameterException fault, String verb) {
        if (fault instanceof UnmatchedArgumentException unmatched) {
            var word = unmatched.getUnmatched().getFirst();
            if (unmatched.isUnknownOption()) {
                return root.say("cli.usage.no-option", verb, word);
            }
            boolean verbs = !unmatched.getCommandLine().getSubcommands().isEmpty();
            return root.say(verbs ? "cli.usage.no-verb" : "cli.usage.too-many", verb, word);
        }
        if (fault instanceof MissingParameterException missing) {
            return root.say(
                    "cli.usage.missing",
                    verb,
                    missing.getMissing().stream().map(UsageErrors::name).collect(Collectors.joining(", ")));
        }
        var argument = fault.getArgSpec();
        if (argument == null || fault.getValue() == null) {
            return root.say("cli.usage.bad", verb, String.valueOf(fault.getMessage()));
        }
        return root.say("cli.usage.value", name(argument), fault.getValue(), choices(argument));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private String choices(ArgSpec argument) {
        var candidates = argument.completionCandidates();
        if (candidates == null) {
            return argument.paramLabel();
        }
        return StreamSupport.stream(candidates.spliterator(), false).collect(Collectors.joining(", "));
    }
}
