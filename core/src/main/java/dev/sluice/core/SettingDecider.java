package dev.sluice.core;

import dev.sluice.core.schedule.Policies;
import dev.sluice.core.setting.Choice;
import dev.sluice.core.setting.Parameter;
import dev.sluice.core.setting.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides changes of the settings: only what this program knows, within its bounds. */
final class SettingDecider {
    private final State state;

    SettingDecider(State state) {
        this.state = state;
    }

    Decided setSettings(Command.SetSettings command) {
        var rejection = check(command.settings());
        if (rejection != null) {
            return Decided.refuse(rejection);
        }
        return command.settings().equals(state.policies.settings())
                ? Decided.refuse(new Rejection.Unchanged("settings"))
                : Decided.accept(List.of(new Event.SettingsSet(command.atMillis(), command.settings())));
    }

    private static @Nullable Rejection check(Settings settings) {
        for (var policy : settings.policies().entrySet()) {
            var choice = Choice.named(policy.getKey()).orElse(null);
            if (choice == null) {
                return new Rejection.NotFound("setting", policy.getKey());
            }
            if (!Policies.names(choice).contains(policy.getValue())) {
                return new Rejection.NotFound(choice.word(), policy.getValue());
            }
        }
        for (var number : settings.numbers().entrySet()) {
            var parameter = Parameter.named(number.getKey()).orElse(null);
            if (parameter == null) {
                return new Rejection.NotFound("setting", number.getKey());
            }
            long value = number.getValue();
            if (value < parameter.least() || value > parameter.most()) {
                return new Rejection.OutOfBounds(number.getKey(), value, parameter.least(), parameter.most());
            }
        }
        return null;
    }
}
