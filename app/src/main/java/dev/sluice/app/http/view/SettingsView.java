package dev.sluice.app.http.view;

import dev.sluice.app.text.Texts;
import dev.sluice.app.work.SettingsFile;
import dev.sluice.core.schedule.Policies;
import dev.sluice.core.setting.Choice;
import dev.sluice.core.setting.Parameter;
import dev.sluice.core.setting.Settings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every setting with its value, in the order of the program's tables. */
public record SettingsView(List<Setting> settings) {
    /**
     * One setting.
     *
     * @param value as a settings file has it
     * @param set whether somebody set it: if not, it follows the default
     * @param choices the names that can be chosen; absent for a number
     * @param least the least value; absent for a choice, as is the most
     * @param meaning in the reader's language
     */
    public record Setting(
            String name,
            String value,
            String standard,
            boolean set,
            @Nullable List<String> choices,
            @Nullable String least,
            @Nullable String most,
            String meaning) {}

    public static SettingsView of(Settings settings, Texts texts) {
        var all = new ArrayList<Setting>();
        for (var choice : Choice.values()) {
            all.add(new Setting(
                    choice.word(),
                    settings.get(choice),
                    choice.standard(),
                    settings.policies().containsKey(choice.word()),
                    Policies.names(choice),
                    null,
                    null,
                    texts.format("setting." + choice.word())));
        }
        for (var parameter : Parameter.values()) {
            all.add(new Setting(
                    parameter.word(),
                    SettingsFile.text(parameter, settings.get(parameter)),
                    SettingsFile.text(parameter, parameter.standard()),
                    settings.numbers().containsKey(parameter.word()),
                    null,
                    SettingsFile.text(parameter, parameter.least()),
                    SettingsFile.text(parameter, parameter.most()),
                    texts.format("setting." + parameter.word())));
        }
        return new SettingsView(all);
    }
}
