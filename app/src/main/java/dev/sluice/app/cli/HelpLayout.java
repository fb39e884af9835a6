package dev.sluice.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Keeps the help of a verb short: the options that all verbs have are in the help of {@code sluice} alone. */
final class HelpLayout {
    private HelpLayout() {}

    static void apply(CommandLine line) {
        line.getCommandSpec().usageMessage().abbreviateSynopsis(true).sortOptions(false);
        for (var verb : line.getSubcommands().values()) {
            shorten(verb);
        }
    }

    private static void shorten(CommandLine verb) {
        verb.getCommandSpec().usageMessage().abbreviateSynopsis(true);
        verb.getHelpSectionMap()
                .put(
                        UsageMessageSpec.SECTION_KEY_OPTION_LIST,
                        help -> help.optionListExcludingGroups(help.commandSpec().options().stream()
                                .filter(option -> !option.inherited())
                                .filter(OptionSpec::isOption)
                                .toList()));
        if (verb.getCommandSpec().options().stream().allMatch(OptionSpec::inherited)) {
            verb.getHelpSectionMap().remove(UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING);
        }
        verb.getSubcommands().values().forEach(HelpLayout::shorten);
    }
}
