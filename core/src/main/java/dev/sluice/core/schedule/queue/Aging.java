package dev.sluice.core.schedule.queue;

import dev.sluice.core.setting.Parameter;
import dev.sluice.core.setting.Settings;

/**
 * What waiting weighs, in ms.
 *
 * @param levelMillis what a level of priority is worth: {@link Parameter#PRIORITY_HEAD_START}
 * @param leadMillis how long before its latest start work with a deadline is due: {@link Parameter#DEADLINE_LEAD}
 * @param dueMillis what being due is worth: {@link Parameter#DEADLINE_HEAD_START}
 */
public record Aging(long levelMillis, long leadMillis, long dueMillis) {
    static Aging of(Settings settings) {
        return new Aging(
                settings.get(Parameter.PRIORITY_HEAD_START),
                settings.get(Parameter.DEADLINE_LEAD),
                settings.get(Parameter.DEADLINE_HEAD_START));
    }
}
