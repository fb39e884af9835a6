package dev.sluice.app.work;

import dev.sluice.app.input.Amounts;
import dev.sluice.app.input.Doc;
import dev.sluice.app.input.Fields;
import dev.sluice.core.schedule.Policies;
import dev.sluice.core.setting.Choice;
import dev.sluice.core.setting.Parameter;
import dev.sluice.core.setting.Settings;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Reads and writes settings as people write them: all that {@link Choice} and {@link Parameter} list, by its word. */
public final class SettingsFile {
    private SettingsFile() {}

    /** The settings of a file; what it does not name follows the defaults. */
    public static Doc.Reading<Settings> read(Doc document) {
        return document.read(fields -> {
            var named = fields.object("settings");
            if (named.isEmpty()) {
                fields.refuse("settings", "work.no-settings", "", "");
            }
            var settings = named.map(SettingsFile::settings).orElse(Settings.STANDARD);
            return () -> settings;
        });
    }

    private static Settings settings(Fields fields) {
        var policies = new TreeMap<String, String>();
        for (var choice : Choice.values()) {
            fields.name(choice.word(), Policies.names(choice)).ifPresent(name -> policies.put(choice.word(), name));
        }
        var numbers = new TreeMap<String, Long>();
        for (var parameter : Parameter.values()) {
            value(fields, parameter).ifPresent(value -> numbers.put(parameter.word(), value));
        }
        return new Settings(policies, numbers);
    }

    private static OptionalLong value(Fields fields, Parameter parameter) {
        var word = parameter.word();
        return switch (parameter.unit()) {
            case MILLIS -> fields.durationMillis(word, parameter.least(), parameter.most());
            case COUNT, PERMILLE -> fields.integer(word, parameter.least(), parameter.most());
            case SWITCH ->
                fields.flag(word).map(on -> OptionalLong.of(on ? 1 : 0)).orElse(OptionalLong.empty());
        };
    }

    /** A value as {@link #read} takes it. */
    public static String text(Parameter parameter, long value) {
        return switch (parameter.unit()) {
            case MILLIS -> Amounts.durationText(value);
            case COUNT, PERMILLE -> Long.toString(value);
            case SWITCH -> value == 0 ? "false" : "true";
        };
    }
}
